package dev.sibridge.twoway.store;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is paired with what, by project, and what both sides agreed on last. It is also what makes sure that nothing is
 * made twice: a record is claimed before it is made, and whoever finds a claim looks for the record first.
 */
@Component
public class Pairs {

    private static final String OF_PAIR = " WHERE project_id = ? AND pair_key = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Pairs(JdbcClient jdbc) {
        this(jdbc, Clock.systemUTC());
    }

    @Autowired
    public Pairs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A pair as it is remembered.
     *
     * @param making the side on which its record is being made, or may have been by a process that died; null for none
     */
    public record Remembered(Pair pair, Side making) {
    }

    /**
     * A record that is being made, or may have been.
     *
     * @param sent by field, as both sides held it then
     * @param at   when it was sent at the earliest
     */
    public record Claim(Map<Field, Agreed> sent, Instant at) {
    }

    /** All pairs of a project, by key. */
    public List<Remembered> of(long project) {
        return jdbc.sql("SELECT * FROM two_way_pair WHERE project_id = ? ORDER BY pair_key").param(project)
                .query((row, number) -> new Remembered(pair(row), side(row.getString("making")))).list();
    }

    /** The project whose record on a side has this id; empty when it is paired nowhere. Of several tenants, any. */
    public Optional<Long> projectOf(Kind kind, Side side, String id) {
        return projectsOf(kind, side, id).stream().findFirst();
    }

    /** The projects whose record on a side has this id: tenants and tools number theirs each for itself. */
    public List<Long> projectsOf(Kind kind, Side side, String id) {
        return jdbc.sql("SELECT project_id FROM two_way_pair WHERE kind = ? AND "
                        + (side == Side.TOOL ? "tool_id" : "manage_id") + " = ?")
                .params(kind.name(), id).query(Long.class).list();
    }

    /** Remembers a pair as it is, in place of what was remembered of it. */
    @Transactional
    public void save(long project, Pair pair) {
        save(project, pair, false);
    }

    /**
     * The same.
     *
     * @param unmarked whether the id of its twin is still to be left on the tool's record
     */
    @Transactional
    public void save(long project, Pair pair, boolean unmarked) {
        Identity tool = pair.on(Side.TOOL);
        Identity manage = pair.on(Side.MANAGE);
        String base = Bases.write(pair.base());
        int known = jdbc.sql("UPDATE two_way_pair SET tool_id = ?, tool_created = ?, manage_id = ?, manage_created = ?,"
                        + " base = ?, unmarked = ?, making = NULL, sent = NULL, claimed_at = NULL" + OF_PAIR)
                .params(id(tool), created(tool), id(manage), created(manage), base, unmarked, project, pair.key())
                .update();
        if (known == 0) {
            jdbc.sql("INSERT INTO two_way_pair (tool_id, tool_created, manage_id, manage_created, base, unmarked,"
                            + " project_id, pair_key, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id(tool), created(tool), id(manage), created(manage), base, unmarked, project, pair.key(),
                            pair.kind().name()).update();
        }
    }

    /** Remembers what both sides have agreed on in some fields; the others stay as they were. */
    @Transactional
    public void agree(long project, String key, Map<Field, Agreed> agreed) {
        Pair pair = jdbc.sql("SELECT * FROM two_way_pair" + OF_PAIR).params(project, key)
                .query((row, number) -> pair(row)).single();
        Map<Field, Agreed> base = new EnumMap<>(Field.class);
        base.putAll(pair.base());
        base.putAll(agreed);
        jdbc.sql("UPDATE two_way_pair SET base = ?" + OF_PAIR).params(Bases.write(base), project, key).update();
    }

    /**
     * Claims the making of a pair's record on a side: true for exactly one of those who try.
     *
     * @param pair with its record on the other side
     * @param sent by field, as both sides hold it if it is made so
     */
    @Transactional
    public boolean claim(long project, Pair pair, Side making, Map<Field, Agreed> sent) {
        if (jdbc.sql("SELECT COUNT(*) FROM two_way_pair" + OF_PAIR).params(project, pair.key()).query(Integer.class)
                .single() == 0) {
            save(project, pair);
        }
        return jdbc.sql("UPDATE two_way_pair SET making = ?, claimed_at = ?, sent = ?" + OF_PAIR
                + " AND making IS NULL")
                .params(making.name(), clock.millis(), Bases.write(sent), project, pair.key()).update() == 1;
    }

    /** What was claimed; empty when nobody knows what was sent. */
    public Optional<Claim> claimed(long project, String key) {
        return jdbc.sql("SELECT kind, sent, claimed_at FROM two_way_pair" + OF_PAIR + " AND sent IS NOT NULL")
                .params(project, key).query((row, number) -> new Claim(Bases.read(Kind.valueOf(row.getString("kind")),
                        row.getString("sent")), Instant.ofEpochMilli(row.getLong("claimed_at")))).optional();
    }

    /**
     * Claims again what somebody has claimed before and was certainly not made by now: true when that is so long ago
     * that it will not be made any more.
     *
     * @param settle how long a side may still be at a write that it did not answer
     * @param sent   this time
     */
    @Transactional
    public boolean claimAgain(long project, String key, Duration settle, Map<Field, Agreed> sent) {
        return jdbc.sql("UPDATE two_way_pair SET claimed_at = ?, sent = ?" + OF_PAIR + " AND (claimed_at IS NULL OR"
                        + " claimed_at <= ?)")
                .params(clock.millis(), Bases.write(sent), project, key,
                        clock.instant().minus(settle).toEpochMilli()).update() == 1;
    }

    /** Gives a claim back: the record was certainly not made. What never was a pair is none again. */
    @Transactional
    public void release(long project, String key) {
        jdbc.sql("DELETE FROM two_way_pair" + OF_PAIR + " AND base = '{}' AND (tool_id IS NULL OR manage_id IS NULL)")
                .params(project, key).update();
        jdbc.sql("UPDATE two_way_pair SET making = NULL, sent = NULL, claimed_at = NULL" + OF_PAIR)
                .params(project, key).update();
    }

    /**
     * Claims a write that makes something beside a pair's record: true unless the last one may still arrive.
     *
     * @param settle how long a side may still be at a write that it did not answer
     */
    public boolean claimWrite(long project, String key, Duration settle) {
        return jdbc.sql("UPDATE two_way_pair SET claimed_at = ?" + OF_PAIR + " AND (claimed_at IS NULL OR"
                        + " claimed_at <= ?)")
                .params(clock.millis(), project, key, clock.instant().minus(settle).toEpochMilli()).update() == 1;
    }

    /** Such a write was answered. */
    public void written(long project, String key) {
        jdbc.sql("UPDATE two_way_pair SET claimed_at = NULL" + OF_PAIR).params(project, key).update();
    }

    /** Pairs whose record in the tool may be without the id of its twin. */
    public List<Pair> unmarked(long project) {
        return jdbc.sql("SELECT * FROM two_way_pair WHERE project_id = ? AND unmarked = TRUE AND tool_id IS NOT NULL"
                + " AND manage_id IS NOT NULL ORDER BY pair_key").param(project).query((row, number) -> pair(row)).list();
    }

    /** The tool's record carries the id of its twin, or cannot. */
    public void marked(long project, String key) {
        jdbc.sql("UPDATE two_way_pair SET unmarked = FALSE" + OF_PAIR).params(project, key).update();
    }

    /** Forgets a pair; neither side is touched. */
    public void forget(long project, String key) {
        jdbc.sql("DELETE FROM two_way_pair" + OF_PAIR).params(project, key).update();
    }

    private static Pair pair(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        Map<Side, Identity> ids = new EnumMap<>(Side.class);
        put(ids, Side.TOOL, row.getString("tool_id"), (Long) row.getObject("tool_created"));
        put(ids, Side.MANAGE, row.getString("manage_id"), (Long) row.getObject("manage_created"));
        return new Pair(row.getString("pair_key"), kind, ids, Bases.read(kind, row.getString("base")));
    }

    private static void put(Map<Side, Identity> ids, Side side, String id, Long created) {
        if (id != null) {
            ids.put(side, new Identity(id, created == null ? null : Instant.ofEpochMilli(created)));
        }
    }

    private static String id(Identity identity) {
        return identity == null ? null : identity.id();
    }

    private static Long created(Identity identity) {
        return identity == null || identity.created() == null ? null : identity.created().toEpochMilli();
    }

    private static Side side(String name) {
        return name == null ? null : Side.valueOf(name);
    }
}
