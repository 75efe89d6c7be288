package dev.sibridge.once;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.pm.Entity;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.report.Comparison;
import dev.sibridge.twoway.report.Comparison.Node;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Shows two-way in the sandbox: takes projects from Manage to the reference tool, changes both sides as people would,
 * and prints how they have come into step.
 */
@Component
@Profile("sandbox")
class Tour {

    private static final int WIDTH = 58;

    private final Accounts accounts;
    private final Connections connections;
    private final TwoWay twoWay;

    Tour(Accounts accounts, Connections connections, TwoWay twoWay) {
        this.accounts = accounts;
        this.connections = connections;
        this.twoWay = twoWay;
    }

    /** Works and prints. Returns the exit code. */
    int show(PrintStream out) {
        Account account = accounts.meant(null);
        AccountPass first = twoWay.reconcile(account, new Wanted(true, null, false, true));
        if (first.projects().isEmpty()) {
            out.println("There is no project in Manage to begin with.");
            return 1;
        }
        long project = first.projects().get(0).project().id();
        out.println("\nBoth sides have \"" + first.projects().get(0).project().name() + "\" now. People go to work:");
        changeBothSides(account, compared(account, project), out);
        twoWay.reconcile(account, new Wanted(true, null, false, true));
        Connection both = connections.connect(account, () -> { });
        print(compared(account, project), both, out);
        boolean inStep = twoWay.reconcile(account, new Wanted(true, null, false, true)).projects().stream()
                .allMatch(pass -> pass.outcome() == Outcome.UNCHANGED);
        out.println("\nOne more pass over all projects " + (inStep ? "finds nothing to write." : "wrote again."));
        return inStep ? 0 : 1;
    }

    private Comparison compared(Account account, long project) {
        return Comparison.of(twoWay.reconcile(account, new Wanted(true, project, true, true)).projects().get(0));
    }

    private void changeBothSides(Account account, Comparison both, PrintStream out) {
        Connection sides = connections.connect(account, () -> { });
        Node task = first("task", both.tool());
        String done = sides.toolDirectory().named(Subject.TASK_STATUS, null, "Done").orElseThrow().id();
        String name = "Mount the speakers, facing west";
        Map<String, JsonNode> edits = Map.of("statusId", TextNode.valueOf(done), "name", TextNode.valueOf(name));
        String seen = sides.tool().get(Entity.TASK, task.id()).orElseThrow().rev();
        sides.tool().update(Entity.TASK, task.id(), seen, edits);
        out.println("  in the tool,  the task \"" + task.title() + "\" is done, and called \"" + name + "\"");
        Node phase = first("phase", both.manage());
        String project = first("project", both.manage()).id();
        sides.manage().call(ConnectWiseRequest.update("/project/projects/" + project + "/phases/" + phase.id(),
                Map.of("description", phase.title() + " and terrace")));
        out.println("  in Manage,    the phase \"" + phase.title() + "\" is renamed");
    }

    private static Node first(String kind, List<Node> nodes) {
        List<Node> all = new ArrayList<>();
        addAll(nodes, all);
        return all.stream().filter(node -> node.kind().equals(kind))
                .min(Comparator.comparing(Node::title, Comparator.reverseOrder())).orElseThrow();
    }

    private static void addAll(List<Node> nodes, List<Node> all) {
        nodes.forEach(node -> {
            all.add(node);
            addAll(node.children(), all);
        });
    }

    private static void print(Comparison both, Connection sides, PrintStream out) {
        List<String> left = lines(both.manage(), sides.manageDirectory());
        List<String> right = lines(both.tool(), sides.toolDirectory());
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

    private static List<String> lines(List<Node> nodes, Directory side) {
        List<String> lines = new ArrayList<>();
        add(nodes, 0, side, lines);
        return lines;
    }

    private static void add(List<Node> nodes, int depth, Directory side, List<String> lines) {
        nodes.stream().sorted(Comparator.comparing(Node::title)).forEach(node -> {
            String status = !node.kind().equals("task") ? "" : side.byId(Subject.TASK_STATUS,
                    String.valueOf(node.fields().get("status"))).map(Choice::name).map(name -> " [" + name + "]").orElse("");
            lines.add("  ".repeat(depth) + node.title() + status);
            add(node.children(), depth + 1, side, lines);
        });
    }
}
