package dev.sibridge.sandbox.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.once.Tour;
import dev.sibridge.sandbox.manage.ManageSandbox;
import dev.sibridge.sandbox.pm.PmSandbox;
import dev.sibridge.twoway.report.Comparison;
import dev.sibridge.twoway.report.Comparison.Node;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.TwoWay;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes projects from Manage to the reference tool, changes both sides, and shows how they come into step. */
@Component
@Profile("sandbox")
class TwoWayTour implements Tour {

    private static final int WIDTH = 58;

    private final Accounts accounts;
    private final TwoWay twoWay;
    private final ManageSandbox manage;
    private final PmSandbox tool;

    TwoWayTour(Accounts accounts, TwoWay twoWay, ManageSandbox manage, PmSandbox tool) {
        this.accounts = accounts;
        this.twoWay = twoWay;
        this.manage = manage;
        this.tool = tool;
    }

    @Override
    public int show(PrintStream out) {
        Account account = accounts.meant(null);
        AccountPass first = twoWay.reconcile(account, new Wanted(true, null, false, true));
        if (first.projects().isEmpty()) {
            out.println("There is no project in Manage to begin with.");
            return 1;
        }
        ProjectPass project = first.projects().get(0);
        out.println("\nBoth sides have \"" + project.project().name() + "\" now. People go to work:");
        changeBothSides(out);
        AccountPass second = twoWay.reconcile(account, new Wanted(true, null, false, true));
        AccountPass third = twoWay.reconcile(account, new Wanted(true, project.project().id(), true, true));
        print(Comparison.of(third.projects().get(0)), out);
        long written = twoWay.reconcile(account, new Wanted(true, null, false, true)).projects().stream()
                .filter(pass -> pass.outcome() == ProjectPass.Outcome.SYNCED).count();
        out.println("\nOne more pass over all projects " + (written == 0 ? "finds nothing to write." : "wrote again."));
        return written == 0 && second.projects().stream().allMatch(pass -> pass.message() == null) ? 0 : 1;
    }

    private void changeBothSides(PrintStream out) {
        JsonNode task = tool.records("tasks").iterator().next();
        String done = named("taskStatuses", "Done");
        tool.edit("tasks", task.path("id").asText(), JsonNodeFactory.instance.objectNode().put("statusId", done), "1");
        out.println("  in the tool,  the task \"" + task.at("/fields/name").asText() + "\" is done");
        JsonNode phase = tool.records("phases").iterator().next();
        String phaseInManage = phase.at("/externalRefs/connectwise").asText();
        manage.as("talbrecht").change("ProjectPhase", Integer.parseInt(phaseInManage), Map.of("description",
                phase.at("/fields/name").asText() + " and terrace"));
        out.println("  in Manage,    the phase \"" + phase.at("/fields/name").asText() + "\" is renamed");
        tool.edit("tasks", task.path("id").asText(), JsonNodeFactory.instance.objectNode().put("name",
                "Mount the speakers, facing west"), "1");
        out.println("  in the tool,  that task is called something else");
    }

    private String named(String list, String name) {
        return StreamSupport.stream(tool.records(list).spliterator(), false)
                .filter(record -> record.at("/fields/name").asText().equals(name)).findFirst().orElseThrow()
                .path("id").asText();
    }

    private void print(Comparison both, PrintStream out) {
        List<String> left = lines(both.manage(), statuses(manage.shown().entrySet().stream()
                .filter(list -> list.getKey().startsWith("/service/boards/")).flatMap(list -> list.getValue().stream())
                .filter(row -> row.has("closedStatus")).toList()));
        List<String> right = lines(both.tool(), statuses(tool.records("taskStatuses")));
        out.println("\n" + pad("ConnectWise PSA") + "Project-management tool");
        out.println("-".repeat(WIDTH - 2) + "  " + "-".repeat(WIDTH - 2));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            out.println((pad(i < left.size() ? left.get(i) : "") + (i < right.size() ? right.get(i) : ""))
                    .stripTrailing());
        }
    }

    private static String pad(String text) {
        String cut = text.length() > WIDTH - 2 ? text.substring(0, WIDTH - 3) + "…" : text;
        return cut + " ".repeat(WIDTH - cut.length());
    }

    private static Map<String, String> statuses(List<ObjectNode> records) {
        return records.stream().collect(Collectors.toMap(record -> record.path("id").asText(),
                record -> record.path("name").asText(record.at("/fields/name").asText())));
    }

    private static List<String> lines(List<Node> nodes, Map<String, String> statuses) {
        List<String> lines = new ArrayList<>();
        add(nodes, 0, statuses, lines);
        return lines;
    }

    private static void add(List<Node> nodes, int depth, Map<String, String> statuses, List<String> lines) {
        List<Node> sorted = new ArrayList<>(nodes);
        sorted.sort(Comparator.comparing(Node::title));
        sorted.forEach(node -> {
            String status = statuses.get(String.valueOf(node.fields().get("status")));
            lines.add("  ".repeat(depth) + node.title() + (status == null ? "" : " [" + status + "]"));
            add(node.children(), depth + 1, statuses, lines);
        });
    }
}
