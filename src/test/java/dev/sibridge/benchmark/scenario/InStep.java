package dev.sibridge.benchmark.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.job.TicketedProject;
import dev.sibridge.benchmark.process.Http;
import dev.sibridge.benchmark.process.Product;
import dev.sibridge.benchmark.process.Sandbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Fifty projects that are in step already: passes in which nothing has changed, and in which one field has. */
public final class InStep implements Scenario {

    public static final String NAME = "in-step";

    private static final int PROJECTS = 50;
    private static final int TICKETS = 4;
    /** What a pass in which nothing has changed may cost. */
    private static final int IDLE = 6;
    /** With this a pass begins. */
    private static final String FIRST = "/self";

    @Override
    public void measure(Lab lab, Results results) {
        try (Product product = lab.startTwoWay("TWO_WAY_AUTO=true", "TWO_WAY_INTERVAL=5s")) {
            List<TicketedProject> projects = new ArrayList<>();
            for (int number = 0; number < PROJECTS; number++) {
                projects.add(new TicketedProject(lab.sandbox(), "Project " + number, TICKETS));
            }
            product.post("/api/two-way/enable", "");
            Passes passes = new Passes(lab.sandbox());
            Pass idle = passes.next(pass -> passes.seen > 1 && pass.writes() == 0 && pass.calls.size() <= IDLE);
            report(results, PROJECTS + " pairs, nothing changed", idle, null);

            JsonNode task = task(lab.sandbox(), projects.get(7));
            lab.sandbox().inTool("PATCH", "/tasks/" + task.path("id").asText(), task.path("rev").asText(),
                    "{\"fields\": {\"name\": \"Renamed in the tool\"}}");
            passes.forget();
            report(results, "one field changed in the tool", passes.next(pass -> pass.writes() > 0), idle);
            passes.next(pass -> pass.writes() == 0 && pass.calls.size() <= IDLE);

            lab.sandbox().inManage("PATCH", "/project/tickets/" + projects.get(9).ticket(),
                    "[{\"op\": \"replace\", \"path\": \"summary\", \"value\": \"Renamed in Manage\"}]");
            passes.forget();
            report(results, "one field changed in Manage", passes.next(pass -> pass.writes() > 0), idle);
        }
    }

    private static JsonNode task(Sandbox sandbox, TicketedProject project) {
        for (JsonNode task : sandbox.inTool("GET", "/tasks?projectId=" + projectInTool(sandbox, project), null, null)
                .path("items")) {
            if (task.at("/externalRefs/connectwise").asText().equals(String.valueOf(project.ticket()))) {
                return task;
            }
        }
        throw new IllegalStateException("The ticket has no twin");
    }

    private static String projectInTool(Sandbox sandbox, TicketedProject project) {
        for (JsonNode one : sandbox.inTool("GET", "/projects", null, null).path("items")) {
            if (one.at("/externalRefs/connectwise").asText().equals(String.valueOf(project.id()))) {
                return one.path("id").asText();
            }
        }
        throw new IllegalStateException("The project has no twin");
    }

    /** @param idle null for a pass of which nothing is to be said beside another one */
    private static void report(Results results, String job, Pass pass, Pass idle) {
        Results.Job figures = results.of(NAME, job).with("to Manage", pass.calls.size() - pass.toTool())
                .with("to the tool", pass.toTool()).with("writes", pass.writes());
        if (idle != null) {
            figures.with("more reads", pass.calls.size() - pass.writes() - idle.calls.size());
        }
    }

    /** A call to either side. */
    private record Request(long arrived, boolean isOfTool, String method, String path) {
    }

    /** What one pass asked both sides for. */
    private record Pass(List<Request> calls) {

        long writes() {
            return calls.stream().filter(call -> !call.method().equals("GET")).count();
        }

        long toTool() {
            return calls.stream().filter(Request::isOfTool).count();
        }
    }

    /** Tells one pass of the timer's from the next. */
    private static final class Passes {

        private static final long AT_MOST_SECONDS = 180;

        private final Sandbox sandbox;
        private final List<Request> calls = new ArrayList<>();
        private int seen;

        private Passes(Sandbox sandbox) {
            this.sandbox = sandbox;
            forget();
        }

        /** Begins with the next pass; what is under way is none. */
        void forget() {
            sandbox.calls();
            sandbox.toolCalls();
            calls.clear();
        }

        /** Waits for the end of a pass of which something is true. */
        Pass next(Predicate<Pass> wanted) {
            long began = System.nanoTime();
            while (System.nanoTime() - began < AT_MOST_SECONDS * 1_000_000_000) {
                Http.pause(500);
                read();
                for (Pass pass = first(); pass != null; pass = first()) {
                    seen++;
                    if (wanted.test(pass)) {
                        return pass;
                    }
                }
            }
            throw new IllegalStateException("No such pass in " + AT_MOST_SECONDS + " seconds; of the last one, so far: "
                    + calls);
        }

        private void read() {
            sandbox.calls().forEach(call -> calls.add(new Request(call.arrived(), false, call.method(), call.path())));
            sandbox.toolCalls().forEach(call -> calls.add(new Request(call.arrived(), true, call.method(),
                    call.path())));
            calls.sort(Comparator.comparingLong(Request::arrived));
        }

        /** The first pass that has come to its end, as the next one has begun; null for none. */
        private Pass first() {
            List<Integer> begins = IntStream.range(0, calls.size())
                    .filter(at -> calls.get(at).isOfTool() && calls.get(at).path().equals(FIRST)).boxed().toList();
            if (begins.size() < 2) {
                return null;
            }
            Pass pass = new Pass(List.copyOf(calls.subList(begins.get(0), begins.get(1))));
            calls.subList(0, begins.get(1)).clear();
            return pass;
        }
    }
}
