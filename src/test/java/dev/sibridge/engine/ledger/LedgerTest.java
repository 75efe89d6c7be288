package dev.sibridge.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.network.Answer;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.Proxy;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final RecordRef LINE = new RecordRef(RecordType.LINE, "p/opportunity/1");

    private final Ledger ledger = new Ledger(database().jdbc(), new ObjectMapper(), NOON);
    private final Confirmations confirmations = database().confirmations();
    private final LedgerClaims claims = new LedgerClaims(database().jdbc(), confirmations, NOON);

    /** Where the ledger is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        List.of("ledger", "ledger_state").forEach(table -> database().jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void whatItHasNeverHeardOfIsAbsent() {
        assertThat(ledger.find(ACCOUNT, List.of())).isEmpty();
        assertThat(ledger.find(ACCOUNT, List.of(LINE))).isEmpty();
        assertThat(claims.contains("4711")).isFalse();
        assertThat(claims.add("4711")).isFalse();
        assertThat(claims.remove("4711")).isFalse();
    }

    @Test
    void itIsNeverClearedAsAWhole() {
        assertThatThrownBy(claims::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aPlannedRecordIsKnownOnlyWhenManageHasConfirmedIt() {
        long row = ledger.planCreate(ACCOUNT, 1, LINE, null, null, null);
        assertThat(entry(LINE).state()).isEqualTo(State.PLANNED);
        assertThat(entry(LINE).isKnown()).isFalse();

        assertThat(claims.add(String.valueOf(row))).isTrue();
        assertThat(entry(LINE).isUnknown()).isTrue();

        ledger.done(row, 9_000_000_000L, Map.of("name", "Zoë \"🎧\"", "price", 2.5));
        assertThat(claims.confirm(String.valueOf(row))).isTrue();
        assertThat(entry(LINE).isKnown()).isTrue();
        assertThat(entry(LINE).remoteId()).isEqualTo(9_000_000_000L);
        assertThat(entry(LINE).body().path("name").asText()).isEqualTo("Zoë \"🎧\"");
        assertThat(entry(LINE).body().path("price").decimalValue()).isEqualByComparingTo("2.5");
    }

    @Test
    void whatIsConfirmedIsToldWithTheNextClaimOfTheRun() {
        String first = claimed();
        confirmations.take(1, Long.parseLong(first), 7, JsonNodeFactory.instance.objectNode().put("price", 2));
        String second = planned("2");
        assertThat(entry(LINE).isUnknown()).as("not told yet").isTrue();

        assertThat(claims.add(work(2), planned("3"))).as("another run's").isTrue();
        assertThat(entry(LINE).isUnknown()).as("told by another run").isTrue();

        assertThat(claims.add(work(1), second)).isTrue();
        assertThat(entry(LINE)).returns(State.DONE, LedgerEntry::state).returns(7L, LedgerEntry::remoteId);
        assertThat(entry(LINE).body().path("price").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsConfirmedLastIsToldWhenTheWaveIsOver() {
        confirmations.take(1, Long.parseLong(claimed()), 7, JsonNodeFactory.instance.objectNode());

        confirmations.tell(2);
        assertThat(entry(LINE).isUnknown()).isTrue();

        confirmations.tell(1);
        assertThat(entry(LINE).isKnown()).isTrue();
    }

    @Test
    void whatCannotBeToldIsToldLater() {
        confirmations.take(1, Long.parseLong(claimed()), 7, JsonNodeFactory.instance.objectNode());

        assertThatThrownBy(() -> confirmations.tellWith(Set.of(1L), () -> {
            throw new IllegalStateException("the claim failed");
        })).hasMessage("the claim failed");
        assertThat(entry(LINE).isUnknown()).as("half of it").isTrue();

        confirmations.tell(1);
        assertThat(entry(LINE).isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoeverHasToldTheLedgerOfARunMayRelyOnIt(boolean otherFails) throws Exception {
        confirmations.take(1, Long.parseLong(claimed()), 7, JsonNodeFactory.instance.objectNode());
        CountDownLatch isAtIt = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        // Another wave of the run claims at this moment, and takes along what there is to tell.
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> confirmations.tellWith(Set.of(1L), () -> {
            isAtIt.countDown();
            return passed(goOn, otherFails);
        }));
        isAtIt.await();
        Thread telling = new Thread(() -> confirmations.tell(1));
        telling.start();
        await().until(() -> EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED).contains(telling.getState()));
        assertThat(telling.isAlive()).as("it waits for the other one").isTrue();

        goOn.countDown();
        telling.join();
        // He ends a moment after he has let go.
        await().until(other::isDone);

        assertThat(other.isCompletedExceptionally()).isEqualTo(otherFails);
        assertThat(entry(LINE).isKnown()).isTrue();
    }

    private static boolean passed(CountDownLatch latch, boolean thenFails) {
        try {
            boolean passed = latch.await(20, TimeUnit.SECONDS);
            assertThat(thenFails).as("the claim fails").isFalse();
            return passed;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCallWithoutAnAnswerMayHaveWaitedLongBeforeItWasSent() {
        String row = claimed();
        LedgerClaims later = new LedgerClaims(database().jdbc(), confirmations,
                Clock.offset(NOON, Duration.ofMinutes(3)));
        Exchange failed = work(1);
        failed.setException(new SocketTimeoutException("no answer"));

        assertThat(later.remove(failed, row)).isFalse();

        assertThat(entry(LINE).isUnknown()).isTrue();
        assertThat(entry(LINE).updatedAt()).isEqualTo(NOON.millis() + Duration.ofMinutes(3).toMillis());
    }

    @Test
    void aCreateThatCameOutAsItWasPlannedKeepsTheBodyThatItWasPlannedWith() {
        long planned = ledger.planCreate(ACCOUNT, 1, LINE, null, Map.of("price", 2), null);
        claims.add(work(1), String.valueOf(planned));
        confirmations.take(1, planned, 7, null);
        confirmations.tell(1);

        assertThat(entry(LINE).remoteId()).isEqualTo(7L);
        assertThat(entry(LINE).state()).isEqualTo(State.DONE);
        assertThat(entry(LINE).body()).isEqualTo(JsonNodeFactory.instance.objectNode().put("price", 2));
    }

    @RepeatedTest(20)
    void nothingIsForgottenWhereManyConfirmAndClaimAtOnce() throws Exception {
        int steps = 64;
        List<String> rows = IntStream.range(0, steps).mapToObj(i -> planned("many/" + i)).toList();
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> work = new ArrayList<>();
            rows.forEach(row -> work.add(executor.submit(() -> {
                assertThat(claims.add(work(1), row)).isTrue();
                confirmations.take(1, Long.parseLong(row), 7, JsonNodeFactory.instance.objectNode());
                confirmations.tell(Long.parseLong(row) % 4 == 0 ? 1 : 2);
            })));
            for (Future<?> one : work) {
                one.get();
            }
            confirmations.tell(1);
        } finally {
            executor.shutdownNow();
        }

        assertThat(ledger.allBelow(ACCOUNT, RecordType.LINE, "many/")).hasSize(steps).allMatch(LedgerEntry::isKnown);
    }

    @RepeatedTest(20)
    void whenTheDatabaseRefusesClaimsThatCameTogetherNobodyHasOneAndEachIsTold() throws Exception {
        List<String> rows = IntStream.range(0, 16).mapToObj(i -> planned("together/" + i)).toList();
        LedgerClaims away = new LedgerClaims(broken(), confirmations, NOON);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> work = rows.stream().map(row -> executor.submit(() -> away.add(work(1), row)))
                    .toList();
            assertThat(work).allSatisfy(one -> assertThatThrownBy(one::get).hasMessageContaining("no database"));
        } finally {
            executor.shutdownNow();
        }

        assertThat(rows).allSatisfy(row -> assertThat(claims.add(work(1), row)).as("claimed later").isTrue());
    }

    private static JdbcClient broken() {
        JdbcClient broken = mock(JdbcClient.class);
        when(broken.sql(anyString())).thenThrow(new IllegalStateException("no database"));
        return broken;
    }

    @Test
    void planningAgainKeepsRowIdAndBody() {
        long row = ledger.adopt(ACCOUNT, 1, LINE, null, 7, Map.of("a", 1), false);

        ledger.planChange(2, row);

        assertThat(entry(LINE).remoteId()).isEqualTo(7L);
        assertThat(entry(LINE).body().path("a").asInt()).isEqualTo(1);
        assertThat(claims.contains(String.valueOf(row))).isFalse();
        assertThat(ledger.adopt(ACCOUNT, 2, LINE, row, 8, Map.of(), false)).isEqualTo(row);
        assertThat(entry(LINE).remoteId()).isEqualTo(8L);
    }

    @Test
    void aForgottenRecordIsGone() {
        ledger.forget(ledger.adopt(ACCOUNT, 1, LINE, null, 7, Map.of(), false));

        assertThat(ledger.find(ACCOUNT, List.of(LINE))).isEmpty();
    }

    @Test
    void accountsAndTenantsDoNotSeeEachOthersRecords() {
        ledger.adopt(ACCOUNT, 1, LINE, null, 7, Map.of(), false);
        Account otherTenant = TestAccounts.account("default", "other", null);

        assertThat(ledger.find(TestAccounts.account("second"), List.of(LINE))).isEmpty();
        assertThat(ledger.find(otherTenant, List.of(LINE))).isEmpty();
        assertThat(ledger.below(otherTenant, RecordType.LINE, "p/")).isEmpty();
        ledger.adopt(otherTenant, 1, LINE, null, 8, Map.of(), false);
        assertThat(entry(LINE).remoteId()).isEqualTo(7L);
    }

    @Test
    void manyRecordsOfSeveralTypesAreFoundAtOnce() {
        List<RecordRef> refs = new ArrayList<>(IntStream.range(0, 1_201)
                .mapToObj(i -> new RecordRef(RecordType.CATALOG_ITEM, "item " + i)).toList());
        refs.add(category("item 5"));
        refs.forEach(ref -> ledger.planCreate(ACCOUNT, 1, ref, null, null, null));
        refs.add(category("item 6"));

        assertThat(ledger.find(ACCOUNT, refs)).containsOnlyKeys(refs.subList(0, 1_202));
    }

    @Test
    void keysThatDifferOnlyInCaseOrAccentsAreDifferentRecords() {
        Map.of("zoe", 1L, "Zoe", 2L, "zoë", 3L).forEach((key, id) ->
                ledger.adopt(ACCOUNT, 1, category(key), null, id, null, false));

        assertThat(ledger.find(ACCOUNT, List.of(category("Zoe"), category("ZOE")))).containsOnlyKeys(category("Zoe"));
        assertThat(entry(category("zoe")).remoteId()).isEqualTo(1L);
        assertThat(entry(category("zoë")).remoteId()).isEqualTo(3L);
    }

    @Test
    void everythingBelowAKeyIsFoundAndNothingBeside() {
        Stream.of("p/opportunity/2", "p/opportunity/1", "p/opportunity/🎧", "p/opportunity", "p/project/1",
                        "pp/opportunity/1", "P/opportunity/1", "p/opportunity%/1")
                .forEach(key -> ledger.planCreate(ACCOUNT, 1, new RecordRef(RecordType.LINE, key), null, null, null));
        ledger.planCreate(ACCOUNT, 1, new RecordRef(RecordType.TICKET, "p/opportunity/3"), null, null, null);

        assertThat(ledger.below(ACCOUNT, RecordType.LINE, "p/opportunity/")).extracting(RecordRef::key)
                .as("as they came").containsExactly("p/opportunity/2", "p/opportunity/1", "p/opportunity/🎧");
        assertThat(ledger.allBelow(ACCOUNT, RecordType.LINE, "p/opportunity/")).extracting(entry -> entry.ref().key())
                .as("by key").containsExactly("p/opportunity/1", "p/opportunity/2", "p/opportunity/🎧");
        assertThat(ledger.hasBelow(ACCOUNT, RecordType.LINE, "p/opportunity/")).isTrue();
        assertThat(ledger.hasBelow(ACCOUNT, RecordType.LINE, "q/opportunity/")).isFalse();
        assertThat(ledger.allBelow(ACCOUNT, RecordType.LINE, "q/opportunity/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {499, 500, 501, 1_000, 1_203})
    void manyRecordsBelowAKeyAreReadPageByPageEachOnce(int count) {
        List<String> keys = IntStream.range(0, count).mapToObj(i -> "p/o/" + i + (i % 7 == 0 ? "-1" : "")).toList();
        keys.forEach(key -> ledger.planCreate(ACCOUNT, 1, new RecordRef(RecordType.LINE, key), null, null, null));

        assertThat(ledger.allBelow(ACCOUNT, RecordType.LINE, "p/o/")).extracting(entry -> entry.ref().key())
                .containsExactlyElementsOf(keys.stream().sorted().toList());
    }

    @RepeatedTest(20)
    void ofManyWhoClaimARecordExactlyOneMayWrite() throws Exception {
        String row = String.valueOf(ledger.planCreate(ACCOUNT, 1, LINE, null, null, null));
        int threads = 32;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> attempts = IntStream.range(0, threads).mapToObj(i -> executor.submit(() -> {
                together.await();
                return claims.add(row);
            })).toList();
            int winners = 0;
            for (Future<Boolean> claim : attempts) {
                winners += claim.get() ? 1 : 0;
            }

            assertThat(winners).isOne();
            assertThat(claims.contains(row)).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }

    static Stream<Throwable> troubleAfterWhichNobodyKnowsWhatWasDone() {
        return Stream.of(new SocketTimeoutException(), new IOException("reset"), refused(500), refused(503),
                refused(408), new IllegalStateException(), page(200), page(302),
                page(403), page(503));
    }

    @ParameterizedTest
    @MethodSource("troubleAfterWhichNobodyKnowsWhatWasDone")
    void aWriteOfUnknownOutcomeStaysClaimed(Throwable trouble) {
        String row = claimed();

        assertThat(claims.remove(exchange(trouble), row)).isFalse();

        assertThat(entry(LINE).isUnknown()).isTrue();
        assertThat(claims.add(row)).isFalse();
    }

    @Test
    void aLostAnswerKeepsItsClaimWhateverElseWasRefusedEarlier() {
        String row = claimed();
        SocketTimeoutException lost = new SocketTimeoutException("Read timed out");
        lost.addSuppressed(new ConnectWiseException("PATCH /procurement/products/1", 400, "{}", null));

        assertThat(claims.remove(exchange(lost), row)).isFalse();
        assertThat(entry(LINE).isUnknown()).isTrue();
    }

    @Test
    void withoutAKnownTroubleAClaimStays() {
        String row = claimed();

        assertThat(claims.remove(new DefaultExchange(new DefaultCamelContext()), row)).isFalse();
        assertThat(entry(LINE).isUnknown()).isTrue();
    }

    static Stream<Throwable> troubleThatChangedNothing() {
        return Stream.of(refused(400), refused(401), refused(429), new ConnectException(), new UnknownHostException(),
                page(429), NoWayException.refused(new Proxy("proxy", 3128, null, "", "HTTPS_PROXY"), 503, "h:443"));
    }

    @ParameterizedTest
    @MethodSource("troubleThatChangedNothing")
    void aWriteThatCertainlyDidNothingIsGivenBack(Throwable trouble) {
        String row = claimed();

        assertThat(claims.remove(exchange(trouble), row)).isTrue();

        assertThat(entry(LINE).state()).isEqualTo(State.FAILED);
        assertThat(entry(LINE).isUnknown()).isFalse();
    }

    @Test
    void aConfirmedWriteIsNotGivenBack() {
        String row = claimed();
        ledger.done(Long.parseLong(row), 7, Map.of());

        assertThat(claims.remove(row)).isFalse();
        assertThat(entry(LINE).state()).isEqualTo(State.DONE);
    }

    private static InterceptedException page(int status) {
        return new InterceptedException("ConnectWise", "h", "POST /x",
                new Answer(status, null, null, null, null, "<html>"), UnaryOperator.identity());
    }

    private static RecordRef category(String key) {
        return new RecordRef(RecordType.CATEGORY, key);
    }

    private String claimed() {
        String row = String.valueOf(ledger.planCreate(ACCOUNT, 1, LINE, null, null, null));
        assertThat(claims.add(row)).isTrue();
        return row;
    }

    private String planned(String key) {
        return String.valueOf(ledger.planCreate(ACCOUNT, 1, new RecordRef(RecordType.LINE, key), null, null, null));
    }

    private static Exchange work(long run) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("run", new SyncRun(run, ACCOUNT));
        return exchange;
    }

    private LedgerEntry entry(RecordRef ref) {
        return ledger.find(ACCOUNT, List.of(ref)).get(ref);
    }

    private static ConnectWiseException refused(int status) {
        return new ConnectWiseException("POST /x", status, null, null);
    }

    private static Exchange exchange(Throwable trouble) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setException(new CamelExecutionException("wrapped", exchange, trouble));
        return exchange;
    }
}
