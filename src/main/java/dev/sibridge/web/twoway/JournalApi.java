package dev.sibridge.web.twoway;

import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.ProjectLog;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of paired projects, which values yielded to others, and what waits for a person. */
@RestController
@RequestMapping("/api/two-way")
@ConditionalOnWebApplication
class JournalApi {

    private static final int MOST_ROWS = 500;

    private final ProjectActions actions;
    private final ProjectLog log;
    private final Journal journal;

    JournalApi(ProjectActions actions, ProjectLog log, Journal journal) {
        this.actions = actions;
        this.log = log;
        this.journal = journal;
    }

    /**
     * The newest rows first.
     *
     * @param page from 0 on
     */
    @GetMapping("/projects/{id}/log")
    List<LogRow> log(@PathVariable long id, @RequestParam(defaultValue = "0") int page) {
        actions.find(id);
        return log.of(id, Math.max(0, page), MOST_ROWS).stream().map(row -> new LogRow(row.at(), lower(row.what()),
                lower(row.side()), lower(row.kind()), row.name(),
                row.field() == null ? null : row.field().wireName(), row.reason())).toList();
    }

    record LogRow(Instant at, String what, String side, String kind, String record, String field, String reason) {
    }

    @GetMapping("/projects/{id}/conflicts")
    List<ConflictRow> conflicts(@PathVariable long id) {
        actions.find(id);
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
        actions.decide(id, side(decision.take()), person == null ? "" : person.getName());
        return new Decided(id);
    }

    record Decision(String take) {
    }

    record Decided(long id) {
    }

    private static Side side(String name) {
        return Stream.of(Side.values()).filter(one -> lower(one).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Send \"take\": \"manage\" or \"tool\"."));
    }

    private static Object shown(Object value) {
        return value instanceof java.time.LocalDate day ? day.toString() : value;
    }

    private static String lower(Object word) {
        return word == null ? null : word.toString().toLowerCase(Locale.ROOT);
    }
}
