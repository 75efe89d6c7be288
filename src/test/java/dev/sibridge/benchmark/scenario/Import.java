package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;
import dev.sibridge.benchmark.calls.Call;
import dev.sibridge.benchmark.job.TicketedProject;
import dev.sibridge.benchmark.process.Http;
import dev.sibridge.benchmark.process.Product;
import dev.sibridge.benchmark.process.Sandbox.ToolCall;
import java.util.List;
import java.util.stream.LongStream;

/** A large project of Manage's that comes into the project-management tool for the first time. */
public final class Import implements Scenario {

    public static final String NAME = "import";

    private static final int TICKETS = 400;

    @Override
    public void measure(Lab lab, Results results) {
        try (Product product = lab.startTwoWay()) {
            product.post("/api/two-way/enable", "");
            imported(product, new TicketedProject(lab.sandbox(), "Small", 20));
            TicketedProject project = new TicketedProject(lab.sandbox(), "Large", TICKETS);
            long latency = lab.options().latency();
            lab.sandbox().latency(latency);
            lab.sandbox().toolLatency(latency);
            lab.sandbox().calls();
            lab.sandbox().toolCalls();
            imported(product, project);
            List<Call> manage = lab.sandbox().calls();
            List<ToolCall> tool = lab.sandbox().toolCalls();
            // Both are read before anything is written, so no more calls can be under way than one side takes.
            double bound = Math.ceil((double) (manage.size() + tool.size()) / lab.options().concurrency()) * latency;
            double wall = (LongStream.concat(manage.stream().mapToLong(Call::answered), tool.stream()
                    .mapToLong(call -> call.arrived() + 1000 * latency)).max().orElseThrow()
                    - LongStream.concat(manage.stream().mapToLong(Call::arrived), tool.stream()
                    .mapToLong(ToolCall::arrived)).min().orElseThrow()) / 1000.0;
            results.of(NAME, TICKETS + " tickets").with("to Manage", manage.size()).with("to the tool", tool.size())
                    .with("wall ms", wall).with("bound ms", bound).with("wall ÷ bound", wall / bound);
        }
    }

    private static void imported(Product product, TicketedProject project) {
        product.post("/api/two-way/imports", "{\"from\": \"manage\", \"id\": \"" + project.id() + "\"}");
        while (!isDone(product, project)) {
            Http.pause(250);
        }
    }

    private static boolean isDone(Product product, TicketedProject project) {
        for (var item : product.get("/api/two-way/projects").path("items")) {
            if (item.path("manageId").asText().equals(String.valueOf(project.id()))
                    && item.path("state").asText().equals("error")) {
                throw new IllegalStateException(item.toString());
            }
            if (item.path("manageId").asText().equals(String.valueOf(project.id()))
                    && item.path("state").asText().equals("idle") && item.hasNonNull("lastPass")) {
                return true;
            }
        }
        return false;
    }
}
