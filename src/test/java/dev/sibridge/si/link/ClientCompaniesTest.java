package dev.sibridge.si.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientCompaniesTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long NOW = 1000;
    private static final long BEFORE = 999;
    private static final long AFTER = 1001;
    private static final String CLIENT = "c-1";

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final ClientCompanies companies = new ClientCompanies(DATABASE.jdbc(), clock);
    private final Account account = TestAccounts.account("default");

    @BeforeEach
    void begin() {
        List.of("ledger", "ledger_state", "company_choice")
                .forEach(table -> DATABASE.jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void ofContradictingAnswersAboutTheSameWaitTheFirstStays() {
        assertThat(companies.save(account, CLIENT, 5L, BEFORE)).isTrue();

        assertThat(companies.contradiction(account, CLIENT, 6L, BEFORE)).get()
                .returns(5L, ClientCompanies.Answer::companyId);
        assertThat(companies.contradiction(account, CLIENT, null, BEFORE)).isPresent();
        assertThat(companies.save(account, CLIENT, 6L, BEFORE)).isFalse();
        assertThat(companies.save(account, CLIENT, null, BEFORE)).isFalse();
        assertThat(companies.find(account, CLIENT)).get().returns(5L, ClientCompanies.Answer::companyId);
    }

    @Test
    void theSameAnswerMayBeGivenTwice() {
        for (Long answer : new Long[] {5L, null}) {
            begin();
            assertThat(companies.save(account, CLIENT, answer, BEFORE)).isTrue();
            assertThat(companies.contradiction(account, CLIENT, answer, BEFORE)).isEmpty();
            assertThat(companies.save(account, CLIENT, answer, BEFORE)).isTrue();
        }
    }

    @Test
    void whatWasSaidBeforeTheExportBeganToWaitMayBeSaidOtherwise() {
        companies.save(account, CLIENT, 5L, BEFORE);

        assertThat(companies.contradiction(account, CLIENT, null, AFTER)).isEmpty();
        assertThat(companies.save(account, CLIENT, null, AFTER)).isTrue();
        assertThat(companies.find(account, CLIENT)).get().matches(ClientCompanies.Answer::isNew);
    }

    @Test
    void theCompanyThatTheClientHasByNowContradictsAnother() {
        new Ledger(DATABASE.jdbc(), new ObjectMapper(), clock)
                .adopt(account, 1, new RecordRef(RecordType.COMPANY, CLIENT), null, 7, Map.of(), false);

        assertThat(companies.contradiction(account, CLIENT, 6L, BEFORE)).get()
                .returns(7L, ClientCompanies.Answer::companyId);
        assertThat(companies.contradiction(account, CLIENT, 7L, BEFORE)).isEmpty();
        assertThat(companies.contradiction(account, CLIENT, 6L, AFTER)).as("it was lost since").isEmpty();
    }
}
