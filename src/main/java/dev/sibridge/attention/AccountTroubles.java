package dev.sibridge.attention;

import dev.sibridge.account.Account;
import dev.sibridge.alert.AlertKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the last attempt to work for an account as a whole found wrong, be it a poll or a pass of two-way. */
@Repository
public class AccountTroubles {

    private final JdbcClient jdbc;
    private final Clock clock;

    public AccountTroubles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One thing that is wrong.
     *
     * @param code  for programs
     * @param about what is meant, for programs; empty when the code says it all
     */
    public record AccountTrouble(AlertKind kind, String code, String about, String sentence, String todo) {

        CauseKey key(String account) {
            return new CauseKey(account, kind, code, about);
        }
    }

    /**
     * Notes what is wrong, in place of what was.
     *
     * @param account by name
     * @param part    who found it: {@code poll} or {@code two-way}
     * @param now     empty when all is well
     */
    @Transactional
    public void replace(String account, String part, List<AccountTrouble> now) {
        List<Fact> before = of(account, part);
        // To delete rows that are not there would lock out processes that add any.
        if (!before.isEmpty()) {
            jdbc.sql("DELETE FROM account_trouble WHERE account = ? AND part = ?").params(account, part).update();
        }
        for (int position = 0; position < now.size(); position++) {
            AccountTrouble trouble = now.get(position);
            CauseKey key = trouble.key(account);
            long since = before.stream().filter(one -> one.key().equals(key)).map(Fact::since).findFirst()
                    .orElseGet(clock::millis);
            jdbc.sql("INSERT IGNORE INTO account_trouble (account, part, position, kind, code, about, sentence, todo,"
                            + " since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(account, part, position, key.kind().name(), key.code(), key.about(), trouble.sentence(),
                            Optional.ofNullable(trouble.todo()).orElse(""), since).update();
        }
    }

    /** What is wrong with an account by one part's last attempt. */
    public List<Fact> of(Account account, String part) {
        return of(account.name(), part);
    }

    private List<Fact> of(String account, String part) {
        return jdbc.sql("SELECT * FROM account_trouble WHERE account = ? AND part = ? ORDER BY position")
                .params(account, part)
                .query((row, number) -> {
                    long since = row.getLong("since");
                    return new Fact(new CauseKey(account, AlertKind.valueOf(row.getString("kind")),
                            row.getString("code"), row.getString("about")), row.getString("sentence"),
                            row.getString("todo"), null, () -> since);
                }).list();
    }
}
