package dev.sibridge.run;

import dev.sibridge.dtools.ProjectInfo;
import dev.sibridge.mapping.Text;
import dev.sibridge.settings.Account;
import dev.sibridge.sync.Hold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Decides what becomes of each row of SI's queue: only the newest export of a project counts. */
@Component
public class ExportQueue {

    private static final Comparator<ProjectInfo> BY_AGE = Comparator.comparingLong(ProjectInfo::publishedOnUnixTimeMs)
            .thenComparing(row -> Text.trim(row.messageId()));

    private static final Logger LOG = LoggerFactory.getLogger(ExportQueue.class);

    private final Runs runs;
    private final Polls polls;
    private final CutOver cutOver;
    private final Waiting waiting;
    private final SettingsFingerprint settings;

    public ExportQueue(Runs runs, Polls polls, CutOver cutOver, Waiting waiting, SettingsFingerprint settings) {
        this.runs = runs;
        this.polls = polls;
        this.cutOver = cutOver;
        this.waiting = waiting;
        this.settings = settings;
    }

    /** Makes a run of every row. Returns the ids of those that have work to do. */
    public List<Long> take(@Body List<ProjectInfo> listed, @ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") long poll, @ExchangeProperty("purpose") Purpose purpose) {
        List<ProjectInfo> rows = purpose.only() == null ? listed : only(purpose.only(), listed);
        Map<String, List<ProjectInfo>> byProject = new LinkedHashMap<>();
        rows.forEach(row -> byProject.computeIfAbsent(project(row), key -> new ArrayList<>()).add(row));
        String fingerprint = settings.of(account);
        List<Long> open = new ArrayList<>();
        byProject.values().forEach(exports -> take(exports, account, poll, purpose, fingerprint, open));
        polls.listed(account, rows.size(), open, purpose.only() == null);
        return open;
    }

    private void take(List<ProjectInfo> exports, Account account, long poll, Purpose purpose, String fingerprint,
            List<Long> open) {
        ProjectInfo newest = exports.stream().max(BY_AGE).orElseThrow();
        boolean asked = purpose.only() != null;
        Optional<Run> before = asked ? Optional.empty() : runs.lastingEndOf(account, newest, fingerprint);
        Optional<Hold> hold = asked ? Optional.empty() : cutOver.holds(newest, account);
        long id = runs.add(poll, account, newest, fingerprint, purpose);
        if (before.isPresent() && !newest.isGone()) {
            runs.endAgain(id, before.get());
        } else if (hold.isPresent()) {
            boolean news = waiting.add(id, hold.get());
            runs.finish(id, Outcome.SKIPPED, hold.get().toString());
            LOG.atLevel(news ? Level.INFO : Level.DEBUG).log("{}: waits. {}", newest.name(), hold.get().reason());
        } else {
            reasonToSkip(newest).ifPresent(reason -> runs.skip(id, reason, true));
            open.add(id);
        }
        exports.stream().filter(export -> export != newest).sorted(BY_AGE).forEach(older ->
                runs.supersede(runs.add(poll, account, older, fingerprint, purpose), id));
    }

    // A project that is in the queue no more can still be read.
    private static List<ProjectInfo> only(ProjectInfo wanted, List<ProjectInfo> listed) {
        List<ProjectInfo> rows = listed.stream().filter(row -> project(row).equals(project(wanted))).toList();
        return rows.isEmpty() ? List.of(wanted) : rows;
    }

    private static Optional<String> reasonToSkip(ProjectInfo export) {
        return export.isGone()
                ? Optional.of("The project was deleted or archived in SI; what is in Manage stays.")
                : Optional.empty();
    }

    private static String project(ProjectInfo row) {
        return Text.fold(row.id()) + "/" + Text.trim(row.coNumber());
    }
}
