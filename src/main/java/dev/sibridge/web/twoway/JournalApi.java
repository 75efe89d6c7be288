package dev.sibridge.web.twoway;

import dev.sibridge.twoway.cadence.Wakes;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.ProjectLog;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of paired projects, which values yielded to others, and what waits for a person. */
@RestController
@RequestMapping("/api/two-way")
@ConditionalOnWebApplication
class JournalApi {

    private static final int MOST_ROWS = 500;

    private final PairedProjects projects;
    private final ProjectLog log;
    private final Journal journal;
    private final Wakes wakes;

    JournalApi(PairedProjects projects, ProjectLog log, Journal journal, Wakes wakes) {
        this.projects = projects;
        this.log = log;
        this.journal = journal;
        this.wakes = wakes;
    }

    /** The newest rows first. */
    @GetMapping("/projects/{id}/log")
    List<LogRow> log(@PathVariable long id) {
        find(id);
        return log.of(id, MOST_ROWS).stream().map(row -> new LogRow(row.at(), lower(row.what()), lower(row.side()),
                lower(row.kind()), row.name(), row.field() == null ? null : row.field().wireName(), row.reason()))
                .toList();
    }

    record LogRow(Instant at, String what, String side, String kind, String record, String field, String reason) {
    }

    @GetMapping("/projects/{id}/conflicts")
    List<ConflictRow> conflicts(@PathVariable long id) {
        find(id);
        return journal.of(id).stream().map(row -> new ConflictRow(row.id(), row.loss().field().wireName(), row.name(),
                row.loss().base() == null ? null : shown(row.loss().base().manage()), shown(row.loss().manage()),
                shown(row.loss().tool()), lower(row.loss().taken()), row.noticed(), row.by())).toList();
    }

    /**
     * A value that yielded to another, or waits.
     *
     * @param base  as Manage held it when both agreed; null when they never did
     * @param taken whose value counts; null while a person must decide
     * @param by    who decided; null for the field's rule
     */
    record ConflictRow(long id, String field, String record, Object base, Object manage, Object tool, String taken,
            Instant at, String by) {
    }

    /** A person decides whose value counts; the next pass writes it. */
    @PostMapping("/conflicts/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Decided decide(@PathVariable long id, @RequestBody Decision decision, Principal person) {
        Side side = Stream.of(Side.values()).filter(one -> lower(one).equals(decision.take())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Send \"take\": \"manage\" or \"tool\"."));
        long project = journal.projectOf(id).orElseThrow(() -> new NotFoundException("There is no conflict " + id
                + "."));
        switch (journal.decide(id, side, person == null ? "" : person.getName())) {
            case ACCEPTED -> wakes.wake(project, null, true);
            case COUNTS_ALREADY -> throw new ConflictException("That side's value counts already.");
            case CHANGED_SINCE -> throw new ConflictException("Somebody has changed the field since,"
                    + " or decided otherwise in a newer row.");
            case UNKNOWN -> throw new NotFoundException("There is no conflict " + id + ".");
        }
        return new Decided(id);
    }

    record Decision(String take) {
    }

    record Decided(long id) {
    }

    private static Object shown(Object value) {
        return value instanceof java.time.LocalDate day ? day.toString() : value;
    }

    private static String lower(Object word) {
        return word == null ? null : word.toString().toLowerCase(Locale.ROOT);
    }

    private void find(long id) {
        projects.byId(id).filter(project -> project.state() != State.UNPAIRED)
                .orElseThrow(() -> new NotFoundException("There is no paired project " + id + "."));
    }
}
