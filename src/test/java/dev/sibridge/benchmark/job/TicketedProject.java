package dev.sibridge.benchmark.job;

import dev.sibridge.benchmark.process.Sandbox;

/** A project that people have made in Manage, with phases of 20 tickets. */
public final class TicketedProject {

    private static final int TICKETS_OF_A_PHASE = 20;

    private final Sandbox sandbox;
    private final long id;
    private long ticket;

    /** Makes it. */
    public TicketedProject(Sandbox sandbox, String name, int tickets) {
        this.sandbox = sandbox;
        id = make("/project/projects", """
                {"name": "%s", "board": {"name": "D-Tools Projects"}, "company": {"identifier": "OldMill"},
                 "billingMethod": "ActualRates", "estimatedStart": "2027-03-01T00:00:00Z",
                 "estimatedEnd": "2027-04-01T00:00:00Z"}""".formatted(name));
        long phase = 0;
        for (int number = 0; number < tickets; number++) {
            if (number % TICKETS_OF_A_PHASE == 0) {
                phase = make("/project/projects/" + id + "/phases", "{\"description\": \"Phase %d of %s\"}"
                        .formatted(number / TICKETS_OF_A_PHASE, name));
            }
            ticket = make("/project/tickets", "{\"summary\": \"Ticket %d of %s\", \"phase\": {\"id\": %d}}"
                    .formatted(number, name, phase));
        }
    }

    private long make(String path, String body) {
        return sandbox.inManage("POST", path, body).path("id").asLong();
    }

    public long id() {
        return id;
    }

    /** Its last ticket. */
    public long ticket() {
        return ticket;
    }
}
