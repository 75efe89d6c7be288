package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunEnds;
import dev.sibridge.history.Runs;
import dev.sibridge.si.export.SettingsFingerprint;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
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
    private final RunEnds ends;
    private final Polls polls;
    private final CutOver cutOver;
    private final Waiting waiting;
    private final SettingsFingerprint settings;
    private final UnreadableRows unreadable;

    public ExportQueue(Runs runs, RunEnds ends, Polls polls, CutOver cutOver, Waiting waiting,
            SettingsFingerprint settings, UnreadableRows unreadable) {
        this.unreadable = unreadable;
        this.runs = runs;
        this.ends = ends;
        this.polls = polls;
        this.cutOver = cutOver;
        this.waiting = waiting;
        this.settings = settings;
    }

    /** Notes that D-Tools has given its list, and whether anything on it may have to be written. */
    public void listRead(@Body List<ProjectInfo> listed, @ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") PollRun poll) {
        poll.listRead();
        if (poll.purpose().isForAll() && !poll.isAttended() && hasNothingNew(listed, account)) {
            poll.idles();
        }
    }

    // What cannot be read is refused without asking Manage.
    private boolean hasNothingNew(List<ProjectInfo> listed, Account account) {
        Collection<ProjectInfo> newest = listed.stream().filter(ProjectInfo::isReadable)
                .collect(Collectors.toMap(Purpose::key, row -> row, BinaryOperator.maxBy(BY_AGE))).values();
        if (newest.isEmpty()) {
            return true;
        }
        String fingerprint = settings.of(account);
        return newest.stream().noneMatch(row -> standing(row, account, fingerprint).isNew());
    }

    /** Why an export is not taken: how it ended for good, or for what it waits. With neither, there is work to do. */
    private record Standing(Optional<Run> end, Optional<Hold> hold) {

        private static final Standing NEW = new Standing(Optional.empty(), Optional.empty());

        boolean isNew() {
            return end.isEmpty() && hold.isEmpty();
        }
    }

    private Standing standing(ProjectInfo newest, Account account, String fingerprint) {
        Optional<Run> end = newest.isGone() ? Optional.empty() : runs.lastingEndOf(account, newest, fingerprint);
        return new Standing(end, end.isPresent() ? Optional.empty() : cutOver.holds(newest, account));
    }

    /** Makes a run of every row. Returns the ids of those that have work to do. */
    public List<Long> take(@Body List<ProjectInfo> listed, @ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") PollRun poll) {
        Purpose purpose = poll.purpose();
        List<ProjectInfo> rows = purpose.isForAll() ? listed : only(purpose, listed);
        Taking taking = new Taking(account, poll, purpose, settings.of(account));
        Map<String, List<ProjectInfo>> byProject = new LinkedHashMap<>();
        rows.stream().filter(UnreadableRows::namesProject)
                .forEach(row -> byProject.computeIfAbsent(Purpose.key(row), key -> new ArrayList<>()).add(row));
        byProject.values().forEach(exports -> take(exports, taking));
        rows.stream().filter(row -> !UnreadableRows.namesProject(row)).forEach(row -> refuse(row, taking));
        polls.listed(account, rows.size(), taking.open, purpose.isForAll());
        return taking.open;
    }

    /** What all rows of a poll are taken with, and the runs that have work to do. */
    private record Taking(Account account, PollRun run, Purpose purpose, String fingerprint, List<Long> open) {

        Taking(Account account, PollRun run, Purpose purpose, String fingerprint) {
            this(account, run, purpose, fingerprint, new ArrayList<>());
        }

        long poll() {
            return run.getId();
        }
    }

    private void take(List<ProjectInfo> exports, Taking taking) {
        List<ProjectInfo> readable = exports.stream().filter(ProjectInfo::isReadable).sorted(BY_AGE.reversed())
                .toList();
        List<ProjectInfo> atFault = exports.stream().filter(row -> !row.isReadable()).sorted(BY_AGE.reversed())
                .toList();
        if (readable.isEmpty()) {
            atFault.forEach(row -> refuse(row, taking));
            return;
        }
        ProjectInfo newest = readable.get(0);
        Optional<ProjectInfo> doubt = atFault.stream().filter(row -> UnreadableRows.castsDoubtOn(newest, row))
                .findFirst();
        long id = doubt.map(row -> refuse(row, taking)).orElseGet(() -> takeNewest(newest, taking));
        ProjectInfo taken = doubt.orElse(newest);
        exports.stream().filter(row -> row != taken).sorted(BY_AGE).forEach(row -> {
            if (row.isReadable() || doubt.isEmpty() && UnreadableRows.isSupersededBy(newest, row)) {
                runs.supersede(add(row, taking), id);
            } else {
                refuse(row, taking);
            }
        });
    }

    private long takeNewest(ProjectInfo newest, Taking taking) {
        Account account = taking.account;
        Standing standing = taking.purpose.isForAll() ? standing(newest, account, taking.fingerprint) : Standing.NEW;
        long id = add(newest, taking);
        if (standing.end.isPresent()) {
            ends.again(id, standing.end.get());
        } else if (standing.hold.isPresent()) {
            Hold hold = standing.hold.get();
            boolean news = waiting.add(id, hold);
            runs.finish(id, Outcome.SKIPPED, hold.toString());
            LOG.atLevel(news ? Level.INFO : Level.DEBUG).log("{} is waiting. {}", newest.name(), hold.reason());
        } else if (taking.run.isIdle()) {
            // Manage was not asked for what has to be there before anything is written.
            String reason = "It was released while this poll was going on; the next one takes it.";
            runs.skip(id, "released", reason, false);
            runs.finish(id, Outcome.SKIPPED, reason);
        } else {
            if (newest.isGone()) {
                runs.skip(id, "gone", "The project was deleted or archived in SI; what is in Manage stays.", true);
            }
            taking.open.add(id);
        }
        return id;
    }

    private long add(ProjectInfo row, Taking taking) {
        return runs.add(taking.poll(), taking.account, row, taking.fingerprint, taking.purpose);
    }

    private long refuse(ProjectInfo row, Taking taking) {
        return unreadable.refuse(row, taking.account, taking.poll(), taking.purpose, taking.fingerprint);
    }

    // A project that is in the queue no more can still be read.
    private static List<ProjectInfo> only(Purpose purpose, List<ProjectInfo> listed) {
        Map<String, List<ProjectInfo>> rows = listed.stream()
                .collect(Collectors.groupingBy(Purpose::key));
        return purpose.only().entrySet().stream()
                .flatMap(asked -> rows.getOrDefault(asked.getKey(), List.of(asked.getValue().export())).stream())
                .toList();
    }
}
