package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.manage.Colleague;
import dev.sibridge.sandbox.manage.callbacks.CallbackFault;
import dev.sibridge.sandbox.manage.callbacks.CallbackFault.Kind;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callbacks come twice, late, in another order, in the midst of a pass, or not at all: it ends as if they had not. */
class DisorderedCallbacksTest extends CalledBack {

    private static final int ALL = 100;

    private final Colleague office = SANDBOX.manage().as("talbrecht");

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"DOUBLED", "LATE", "REORDERED"})
    void whatIsToldInDisorderIsThereWithoutAnybodyAsking(Kind disorder) {
        aTicketIsThereThatWillGo();
        disturb(disorder, 1, ALL);

        peopleWork();
        quiet();

        assertThat(deliveries()).extracting(DeliveryLog.Entry::fault).contains(disorder);
        allIsThereOnce();
        aPassOverEverythingWritesNothing();
    }

    @Test
    void whatIsNotToldIsThereAfterTheNextPass() {
        aTicketIsThereThatWillGo();
        disturb(Kind.DROPPED, 1, ALL);

        peopleWork();
        quiet();
        assertThat(passes()).isZero();
        cadence.pass("default");
        quiet();

        allIsThereOnce();
        aPassOverEverythingWritesNothing();
    }

    @Test
    void whatIsToldOnlyInPartIsThereAfterTheNextPass() {
        aTicketIsThereThatWillGo();
        for (int odd = 1; odd < ALL; odd += 2) {
            disturb(Kind.DROPPED, odd, 1);
        }

        peopleWork();
        quiet();
        cadence.pass("default");
        quiet();

        allIsThereOnce();
        aPassOverEverythingWritesNothing();
    }

    @Test
    void whatIsToldDuringAPassIsThereAfterTheOneThatFollows() {
        aTicketIsThereThatWillGo();
        SANDBOX.pm().service().faults().add(Fault.next(Fault.Kind.SLOW, "PATCH", "/tasks/*"), () -> {
            peopleWork();
            delivered();
        });

        rename(ticket, "Mount a speaker");
        quiet();

        assertThat(passes()).isGreaterThan(1);
        allIsThereOnce();
        aPassOverEverythingWritesNothing();
    }

    private void aTicketIsThereThatWillGo() {
        made("TicketTask", ticket(phase(), "Test"), Map.of("notes", "Listen"));
        quiet();
        SANDBOX.pm().service().log().clear();
        SANDBOX.manage().callbacks().log().clear();
    }

    private int phase() {
        return manageTicket(ticket).at("/phase/id").asInt();
    }

    private static void disturb(Kind kind, int nth, int times) {
        SANDBOX.manage().callbacks().faults().add(new CallbackFault(kind, null, null, null, nth, times, 200L));
    }

    private void peopleWork() {
        rename(ticket, "Mount two speakers");
        int drill = made("TicketTask", ticket, Map.of("notes", "Drill"));
        made("TicketTask", ticket, Map.of("notes", "Level"));
        office.change("TicketTask", drill, Map.of("closedFlag", true));
        int aim = ticket(phase(), "Aim");
        made("TicketNote", aim, Map.of("text", "At the sofa", "detailDescriptionFlag", true));
        rename(aim, "Aim the speakers");
        office.delete("ProjectTicket", called("Test"));
        ticket(phase(), "Pull the wire");
        rename(ticket, "Mount four speakers");
    }

    private static int called(String summary) {
        return SANDBOX.manage().shown().get("/project/tickets").stream()
                .filter(one -> one.path("summary").asText().equals(summary)).findFirst().orElseThrow().path("id").asInt();
    }

    private static void allIsThereOnce() {
        assertThat(tasks()).containsExactly("Aim the speakers", "Mount four speakers", "Pull the wire",
                "Test [deleted in ConnectWise]");
        assertThat(texts("steps")).containsExactly("Drill: true", "Level: false",
                "Listen [deleted in ConnectWise]: true");
        assertThat(SANDBOX.pm().records("tasks")).extracting(task -> task.at("/fields/description").asText(""))
                .containsOnlyOnce("At the sofa");
    }

    private static List<String> texts(String list) {
        return SANDBOX.pm().records(list).stream().map(record -> record.path("fields"))
                .map(fields -> fields.path("text").asText() + ": " + fields.path("done").asText()).sorted().toList();
    }

    private void aPassOverEverythingWritesNothing() {
        SANDBOX.pm().service().log().clear();
        int calls = SANDBOX.manage().log().size();
        assertThat(send("POST", "/api/two-way/projects/" + patio + "/sync", null).statusCode()).isEqualTo(202);
        quiet();

        assertThat(SANDBOX.pm().service().log().entries()).extracting(RequestLog.Entry::method).containsOnly("GET");
        assertThat(SANDBOX.manage().log().stream().skip(calls)).extracting(RequestLog.Entry::method)
                .containsOnly("GET");
    }
}
