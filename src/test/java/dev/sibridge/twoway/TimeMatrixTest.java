package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.time.TimePass;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of any single write of time, and wherever the process dies: after plain passes each entry is in
 * Manage once, as it is in the tool, and a further pass writes nothing.
 */
@Tag("matrix")
class TimeMatrixTest {

    private static final int MOST_CALLS = 12;

    private final TimeSystems time = new TimeSystems(ReferenceTool.disturbed());

    @BeforeEach
    void aProjectStandsInBoth() {
        time.begin();
    }

    /** A process that dies. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }
    }

    static Stream<Fault> creates() {
        return faults("POST", 1);
    }

    static Stream<Fault> secondCreates() {
        return faults("POST", 2);
    }

    static Stream<Fault> marks() {
        return faults("PUT", 1);
    }

    static Stream<Fault> updates() {
        return faults("PATCH", 1);
    }

    static Stream<Fault> deletions() {
        return faults("DELETE", 1);
    }

    private static Stream<Fault> faults(String method, int nth) {
        return Stream.of(fault(method, nth, Fault.Kind.STATUS, 500, false),
                fault(method, nth, Fault.Kind.STATUS, 500, true),
                fault(method, nth, Fault.Kind.STATUS, 400, false),
                fault(method, nth, Fault.Kind.RATE_LIMIT, 429, false),
                fault(method, nth, Fault.Kind.DROP_BEFORE, null, null),
                fault(method, nth, Fault.Kind.DROP_AFTER, null, null),
                fault(method, nth, Fault.Kind.GARBAGE, 200, true),
                fault(method, nth, Fault.Kind.TRUNCATED, null, null));
    }

    private static Fault fault(String method, int nth, Fault.Kind kind, Integer status, Boolean execute) {
        return new Fault(method, null, nth, 1, kind, status, null, execute, null, null);
    }

    @ParameterizedTest
    @MethodSource("creates")
    void anEntryIsThereOnce(Fault fault) {
        time.enter();

        disturbed(fault);

        everythingIsThereOnce(1.5);
    }

    @ParameterizedTest
    @MethodSource("creates")
    void anEntryThatIsEditedBeforeThatIsKnownIsThereOnceAsItIsNow(Fault fault) {
        ToolRecord entry = time.enter();
        disturbed(fault);

        time.edit(entry, "hours", 2);

        everythingIsThereOnce(2);
    }

    @ParameterizedTest
    @MethodSource("creates")
    void anEntryThatIsDeletedBeforeThatIsKnownIsThereNoMore(Fault fault) {
        ToolRecord entry = time.enter();
        disturbed(fault);

        time.delete(entry);

        everythingIsThereOnce();
    }

    @ParameterizedTest
    @MethodSource({"creates", "secondCreates"})
    void twoEqualEntriesAreTwo(Fault fault) {
        time.enter();
        time.enter();

        disturbed(fault);

        everythingIsThereOnce(1.5, 1.5);
    }

    @ParameterizedTest
    @MethodSource("marks")
    void anEntryWhoseMarkIsLostIsThereOnce(Fault fault) {
        time.enter();
        time.both.sandbox.service().faults().add(fault);

        time.pass();
        time.both.sandbox.service().faults().clear();

        everythingIsThereOnce(1.5);
        TwoSystems.DATABASE.jdbc().sql("DELETE FROM two_way_time").update();
        everythingIsThereOnce(1.5);
    }

    @ParameterizedTest
    @MethodSource("updates")
    void anEditIsThereAfterAll(Fault fault) {
        ToolRecord entry = time.enter();
        time.pass();
        time.edit(entry, "hours", 2);

        disturbed(fault);

        everythingIsThereOnce(2);
    }

    @ParameterizedTest
    @MethodSource("updates")
    void aStatusReachesTheToolAfterAll(Fault fault) {
        ToolRecord entry = time.enter();
        time.pass();
        time.put("Billed");
        time.both.sandbox.service().faults().add(fault);

        time.pass();
        time.both.sandbox.service().faults().clear();

        everythingIsThereOnce(1.5);
        assertThat(time.inTool(entry).get("status").asText()).isEqualTo("approved");
    }

    @ParameterizedTest
    @MethodSource("deletions")
    void aDeletionIsDoneAfterAll(Fault fault) {
        ToolRecord entry = time.enter();
        time.pass();
        time.delete(entry);

        disturbed(fault);

        everythingIsThereOnce();
    }

    /** The process dies before or after each of its calls, whichever side they go to, and starts again. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whereverTheProcessDiesNothingIsThereTwice(boolean before) {
        int call = 1;
        while (dies(call, before)) {
            everythingIsThereOnce(1.5, 2, 3);
            call++;
        }
        assertThat(call).as("calls of a pass with an edit, a create and a mark").isBetween(MOST_CALLS / 2, MOST_CALLS);
    }

    /** A pass with an edit and a create, from the beginning; tells whether it came to that call. */
    private boolean dies(int nth, boolean before) {
        time.begin();
        ToolRecord first = time.enter();
        time.enter("text", "Hung the other one");
        time.pass();
        time.edit(first, "hours", 2);
        time.enter("text", "Hung the third one", "hours", 3);
        try {
            dying(nth, before);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    @Test
    void twoPassesAtOnceMakeAnEntryOnce() {
        time.settle = Duration.ofMinutes(2);
        time.enter();

        TimePass.Result first = time.pass(time.both.tool, request -> {
            if (request.method().equals("POST")) {
                assertThat(time.pass().events()).as("the other one, while the first is at it").isEmpty();
            }
            return time.both.calls.call(request);
        });

        assertThat(first.counts().get(Side.MANAGE).created()).isEqualTo(1);
        everythingIsThereOnce(1.5);
    }

    @Test
    void aCreateThatManageDoesNotAnswerIsNotRepeatedBeforeManageIsDoneWithIt() {
        time.settle = Duration.ofMinutes(2);
        time.enter();
        List<ConnectWiseRequest> late = new ArrayList<>();

        time.pass(time.both.tool, request -> {
            if (request.method().equals("POST")) {
                late.add(request);
                throw new SideException(Outcome.UNKNOWN, "No answer.", null);
            }
            return time.both.calls.call(request);
        });
        time.pass();
        assertThat(time.inManage()).isEmpty();
        late.forEach(time.both.calls::call);

        everythingIsThereOnce(1.5);
    }

    @Test
    void aProcessThatDiesDoesDie() {
        time.enter();

        assertThatThrownBy(() -> dying(1, true)).isInstanceOf(Killed.class);
    }

    private void dying(int nth, boolean before) {
        int[] calls = {0};
        Tool tool = (Tool) Proxy.newProxyInstance(Tool.class.getClassLoader(), new Class<?>[] {Tool.class},
                (proxy, method, arguments) -> {
                    boolean dies = !method.getName().equals("capabilities") && ++calls[0] == nth;
                    die(dies && before);
                    try {
                        Object answer = method.invoke(time.both.tool, arguments);
                        die(dies);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        ManageCalls manage = request -> {
            boolean dies = ++calls[0] == nth;
            die(dies && before);
            JsonNode answer = time.both.calls.call(request);
            die(dies);
            return answer;
        };
        time.pass(tool, manage);
    }

    private static void die(boolean now) {
        if (now) {
            throw new Killed();
        }
    }

    private void disturbed(Fault fault) {
        RunningSandbox.shared().manage().service().faults().add(fault);
        time.pass();
        RunningSandbox.shared().manage().service().faults().clear();
    }

    private void everythingIsThereOnce(double... hours) {
        time.pass();
        time.pass();
        time.pass();

        assertThat(time.pass().events()).as("a further pass").isEmpty();
        assertThat(hours(time.inManage())).containsExactly(hours);
        assertThat(time.both.sandbox.records("timeEntries").stream().mapToDouble(one -> one.at("/fields/hours")
                .asDouble()).sorted().toArray()).containsExactly(hours);
        assertThat(TwoSystems.DATABASE.jdbc().sql("SELECT COUNT(*) FROM two_way_time WHERE manage_id IS NOT NULL")
                .query(Integer.class).single()).isEqualTo(hours.length);
    }

    private static double[] hours(List<JsonNode> entries) {
        return entries.stream().mapToDouble(one -> one.path("actualHours").asDouble()).sorted().toArray();
    }
}
