package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However little a pass reads, it finds what all of both sides would show: whatever people do on either side, a pass
 * over everything finds nothing left to do.
 */
class LittleReadTest extends TwoWayTest {

    private static final int TICKETS = 4;
    private static final int ROUNDS = 6;

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aPassOverEverythingFindsNothingLeft(int seed) {
        Random random = new Random(seed);
        int phase = office.phase(office.project("Patio"), "Trim");
        for (int i = 0; i < TICKETS; i++) {
            office.make("TicketTask", office.ticket(phase, "Ticket " + i), Map.of("notes", "Step " + i));
        }
        sweep();
        for (int round = 0; round < ROUNDS; round++) {
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                edit(random, "of round " + round + ", " + edit);
            }
            pass();
        }

        clearLogs();
        sweep();

        assertThat(office.writes()).as("in Manage, after %s", done).isEmpty();
        assertThat(crew.writes()).as("in the tool, after %s", done).isEmpty();
        assertThat(crew.tasks()).isEqualTo(office.summaries());
    }

    private void edit(Random random, String what) {
        List<Integer> tickets = office.tickets().stream().map(ticket -> ticket.path("id").asInt()).toList();
        int ticket = tickets.get(random.nextInt(tickets.size()));
        List<String> tasks = VENDORS.tool().records("tasks").stream().map(one -> one.path("id").asText()).toList();
        String task = tasks.get(random.nextInt(tasks.size()));
        int kind = random.nextInt(9);
        done.add(kind + " " + what);
        switch (kind) {
            case 0 -> office.rename(ticket, "Ticket " + what);
            case 1 -> crew.rename(task, "Task " + what);
            case 2 -> office.putInto(ticket, random.nextBoolean() ? "In Progress" : "Completed");
            case 3 -> crew.putInto(task, random.nextBoolean() ? "Stuck" : "Done");
            case 4 -> {
                office.note(ticket, "A note " + what);
                office.change("ProjectTicket", ticket, "budgetHours", 1 + random.nextInt(9));
            }
            case 5 -> crew.make("notes", Map.of("taskId", task, "projectId",
                    crew.text("tasks", task, "projectId"), "text", "Note " + what));
            case 6 -> crew.make("steps", Map.of("taskId", task, "text", "Step " + what, "done",
                    random.nextBoolean()));
            case 7 -> crew.task(crew.text("tasks", task, "phaseId"), "New task " + what);
            default -> crew.change("tasks", task, "dueDate", "2027-03-1" + random.nextInt(9));
        }
    }
}
