package dev.sibridge.twoway.store;

import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often fields are written. One that two sides, or the automation of one, change back and forth all the time is
 * parked until a person decides: else both would be written for ever.
 */
@Component
public class Writes {

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final String OF_SPOT = " WHERE project_id = ? AND pair_key = ? AND field = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Writes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that fields of a pair were written just now, on whichever side. */
    @Transactional
    public void note(long project, String pair, Set<Field> fields) {
        long now = clock.millis();
        long since = now - WITHIN.toMillis();
        fields.forEach(field -> note(project, new Spot(pair, field), now, since));
        jdbc.sql("DELETE FROM two_way_write WHERE project_id = ? AND last_at <= ? AND parked = FALSE")
                .params(project, since).update();
    }

    private void note(long project, Spot spot, long now, long since) {
        Optional<String> before = jdbc.sql("SELECT times FROM two_way_write" + OF_SPOT)
                .params(project, spot.pair(), spot.field().name()).query(String.class).optional();
        String times = Stream.concat(before.stream().flatMap(all -> Arrays.stream(all.split(",")))
                        .filter(time -> Long.parseLong(time) > since), Stream.of(String.valueOf(now)))
                .collect(Collectors.joining(","));
        boolean isParked = times.split(",").length > MOST;
        if (before.isPresent()) {
            jdbc.sql("UPDATE two_way_write SET times = ?, last_at = ?, parked = ?" + OF_SPOT)
                    .params(times, now, isParked, project, spot.pair(), spot.field().name()).update();
        } else {
            jdbc.sql("INSERT INTO two_way_write (times, last_at, parked, project_id, pair_key, field)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .params(times, now, isParked, project, spot.pair(), spot.field().name()).update();
        }
    }

    /** The fields of a project that wait for a person, as they were written too often. */
    public Set<Spot> parked(long project) {
        return new HashSet<>(jdbc.sql("SELECT pair_key, field FROM two_way_write WHERE project_id = ?"
                        + " AND parked = TRUE").param(project)
                .query((row, number) -> new Spot(row.getString("pair_key"), Field.valueOf(row.getString("field"))))
                .list());
    }

    /** A person has decided about a field: it is written again, and counted from the beginning. */
    public void settle(long project, Spot spot) {
        jdbc.sql("DELETE FROM two_way_write" + OF_SPOT).params(project, spot.pair(), spot.field().name()).update();
    }
}
