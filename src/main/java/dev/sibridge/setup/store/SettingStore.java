package dev.sibridge.setup.store;

import dev.sibridge.secrets.SecretsKeeper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settings as people have changed them here. Two who change the same account at once do not overwrite each other. */
@Component
@DependsOnDatabaseInitialization
public class SettingStore implements SecretsKeeper {

    private static final String CHANGES = "SELECT id, account, changed_at, changed_by, undoes FROM setup_change";

    private final JdbcClient jdbc;
    private final Clock clock;

    public SettingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a secret belongs; it can be read nowhere else. */
    public static String place(String account, String setting) {
        return account + "/" + setting;
    }

    /** All that is set, by account and setting. */
    public Map<String, Map<String, Content>> all() {
        Map<String, Map<String, Content>> all = new TreeMap<>();
        jdbc.sql("SELECT account, setting, secret, content FROM setup_value").query((row, number) ->
                all.computeIfAbsent(row.getString("account"), first -> new TreeMap<>()).put(row.getString("setting"),
                        new Content(row.getString("content"), row.getBoolean("secret")))).list();
        return all;
    }

    /** What is set of an account, by setting; empty for nothing. */
    public Map<String, Content> of(String account) {
        return all().getOrDefault(account, Map.of());
    }

    /** Grows with each change of an account; 0 before the first. */
    public long version(String account) {
        return jdbc.sql("SELECT version FROM setup_account WHERE account = ?").params(account).query(Long.class)
                .optional().orElse(0L);
    }

    /** A number that is another one after each change of whichever account, in whichever process. */
    public long mark() {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) + COUNT(*) FROM setup_change").query(Long.class).single();
    }

    /**
     * Changes settings of an account.
     *
     * @param seen   the version that was changed; null if it does not matter
     * @param wanted by setting; null for what is to be set here no longer
     * @param undoes the change that this one takes back; null for none
     * @throws ChangedMeanwhileException when it is another version by now
     */
    @Transactional
    public void change(String account, Long seen, Map<String, Content> wanted, String by, Long undoes) {
        grow(account, seen);
        Map<String, Content> now = of(account);
        List<ChangedContent> changed = new ArrayList<>();
        new TreeMap<>(wanted).forEach((setting, content) -> {
            Content before = now.get(setting);
            if (content == null ? before != null : !content.equals(before)) {
                changed.add(new ChangedContent(setting, before, content));
            }
        });
        if (!changed.isEmpty()) {
            long change = add(account, by, undoes);
            changed.forEach(one -> write(account, change, one));
        }
    }

    /** The last changes of an account, the latest first. */
    public List<Change> history(String account, int most) {
        return jdbc.sql(CHANGES + " WHERE account = ? ORDER BY id DESC LIMIT " + most).params(account)
                .query((row, number) -> change(row.getLong("id"), row.getString("account"), row.getLong("changed_at"),
                        row.getString("changed_by"), row.getObject("undoes", Long.class))).list();
    }

    public Optional<Change> find(long id) {
        return jdbc.sql(CHANGES + " WHERE id = ?").params(id)
                .query((row, number) -> change(id, row.getString("account"), row.getLong("changed_at"),
                        row.getString("changed_by"), row.getObject("undoes", Long.class))).optional();
    }

    @Override
    public void encryptAnew(BinaryOperator<String> encrypt) {
        // What was equal stays so: by that a change knows whether it can be undone.
        Map<String, String> known = new HashMap<>();
        BinaryOperator<String> anew = (hidden, place) -> known.computeIfAbsent(hidden,
                first -> encrypt.apply(first, place));
        jdbc.sql("SELECT account, setting, content FROM setup_value WHERE secret").query(row -> {
            jdbc.sql("UPDATE setup_value SET content = ? WHERE account = ? AND setting = ?")
                    .params(anew.apply(row.getString(3), place(row.getString(1), row.getString(2))), row.getString(1),
                            row.getString(2)).update();
        });
        for (String column : List.of("old_content", "new_content")) {
            jdbc.sql("SELECT change_id, account, setting, " + column + " FROM setup_changed_value JOIN setup_change"
                    + " ON id = change_id WHERE secret AND " + column + " IS NOT NULL").query(row -> {
                jdbc.sql("UPDATE setup_changed_value SET " + column + " = ? WHERE change_id = ? AND setting = ?")
                        .params(anew.apply(row.getString(4), place(row.getString(2), row.getString(3))),
                                row.getLong(1), row.getString(3)).update();
            });
        }
    }

    private Change change(long id, String account, long at, String by, Long undoes) {
        return new Change(id, account, Instant.ofEpochMilli(at), by, undoes, contents(id));
    }

    private List<ChangedContent> contents(long change) {
        return jdbc.sql("SELECT setting, secret, old_content, new_content FROM setup_changed_value"
                        + " WHERE change_id = ? ORDER BY setting").params(change)
                .query((row, number) -> new ChangedContent(row.getString("setting"),
                        content(row.getString("old_content"), row.getBoolean("secret")),
                        content(row.getString("new_content"), row.getBoolean("secret")))).list();
    }

    private static Content content(String text, boolean secret) {
        return text == null ? null : new Content(text, secret);
    }

    // The row is locked from here on: whoever comes at the same moment waits and then sees another version.
    private void grow(String account, Long seen) {
        int grown = jdbc.sql("UPDATE setup_account SET version = version + 1 WHERE account = ?"
                        + (seen == null ? "" : " AND version = " + seen)).params(account).update();
        if (grown == 0 && seen != null && seen > 0) {
            throw new ChangedMeanwhileException();
        } else if (grown == 0) {
            try {
                jdbc.sql("INSERT INTO setup_account (account, version) VALUES (?, 1)").params(account).update();
            } catch (DuplicateKeyException e) {
                throw new ChangedMeanwhileException();
            }
        }
    }

    private long add(String account, String by, Long undoes) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO setup_change (account, changed_at, changed_by, undoes) VALUES (?, ?, ?, ?)")
                .params(account, clock.millis(), by, undoes).update(id, "id");
        return id.getKey().longValue();
    }

    private void write(String account, long change, ChangedContent one) {
        jdbc.sql("INSERT INTO setup_changed_value (change_id, setting, secret, old_content, new_content)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(change, one.setting(), one.isSecret(), text(one.from()), text(one.to())).update();
        jdbc.sql("DELETE FROM setup_value WHERE account = ? AND setting = ?").params(account, one.setting()).update();
        if (one.to() != null) {
            jdbc.sql("INSERT INTO setup_value (account, setting, secret, content) VALUES (?, ?, ?, ?)")
                    .params(account, one.setting(), one.to().secret(), one.to().text()).update();
        }
    }

    private static String text(Content content) {
        return content == null ? null : content.text();
    }
}
