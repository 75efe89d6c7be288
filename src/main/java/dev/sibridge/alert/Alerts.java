package dev.sibridge.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.Alert.ProjectName;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes down what people must hear of, once for each trouble. Nothing is taken down that nobody is to be told of, by
 * {@code SYNC_ERROR_EMAILS} or by a notice: it is told once there is somebody and the trouble lasts.
 */
@Component
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    /** Troubles of an account as a whole. */
    public static final Set<AlertKind> OF_ACCOUNT =
            EnumSet.of(AlertKind.KEYS_REFUSED, AlertKind.OUTAGE, AlertKind.SETUP_INCOMPLETE);
    /** Troubles of one project. */
    public static final Set<AlertKind> OF_EXPORT =
            EnumSet.of(AlertKind.EXPORT_REFUSED, AlertKind.EXPORT_FAILED, AlertKind.ANSWER_NEEDED);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ObjectMapper json;
    private final Clock clock;
    private final AlertReaders readers;

    public Alerts(JdbcClient jdbc, Accounts accounts, ObjectMapper json, Clock clock, AlertReaders readers) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
        this.readers = readers;
    }

    /** Tells of a trouble, unless people were told of the same one and it is not over. */
    @Transactional
    public void raise(Alert alert) {
        raise(List.of(alert));
    }

    /**
     * Tells of several at once: either all are taken down, or none.
     *
     * @return those that are told, without those of which people knew
     */
    @Transactional
    public Set<Alert> raise(Collection<Alert> alerts) {
        Map<Alert, Set<Long>> readersOf = new HashMap<>();
        Map<String, Set<Long>> known = new HashMap<>();
        alerts.forEach(alert -> readersOf.put(alert, known.computeIfAbsent(alert.account() + "/" + alert.kind(),
                first -> readers.of(alert.account(), alert.kind()))));
        // In one order in every process, so that two never wait for each other.
        Set<Alert> news = alerts.stream().filter(alert -> hasReaders(alert, readersOf.get(alert)))
                .sorted(Comparator.comparing(Alert::fingerprint)).filter(alert -> isNews(alert, readersOf.get(alert)))
                .collect(Collectors.toSet());
        alerts.stream().filter(news::contains).forEach(alert -> add(alert, null, readersOf.get(alert)));
        return news;
    }

    /** Tells the notices that ask for it of something that is no trouble, and nobody else. */
    @Transactional
    public void tell(Alert alert) {
        Set<Long> notices = readers.of(alert.account(), alert.kind());
        if (!notices.isEmpty() && accounts.find(alert.account()).isPresent()) {
            add(alert, clock.millis(), notices);
        }
    }

    /** Projects that people were told of in such an alert which is not over. */
    public List<ProjectName> troubled(String account, Set<AlertKind> kinds) {
        return jdbc.sql("SELECT DISTINCT project_id, co_number FROM trouble WHERE account = :account"
                        + " AND kind IN (:kinds) AND project_id IS NOT NULL")
                .param("account", account).param("kinds", names(kinds))
                .query((row, number) -> new ProjectName(row.getString("project_id"), row.getString("co_number"), null,
                        null)).list();
    }

    /** Tells that troubles of an account are over, if people were told of any, and nobody who was told of none. */
    @Transactional
    public void recovered(String account, Set<AlertKind> kinds, String happened) {
        recovered(account, kinds, null, happened, null);
    }

    /** The same for troubles of a project. */
    @Transactional
    public void recovered(String account, Set<AlertKind> kinds, ProjectName project, String happened, Long run) {
        Set<Long> told = told(account, kinds, project);
        if (forget(account, kinds, project)) {
            LOG.info("{}", happened);
            told.retainAll(told.isEmpty() ? Set.of() : readers.of(account, AlertKind.RECOVERED));
            add(new Alert(AlertKind.RECOVERED, account, project, null, happened, List.of(), run, ""), null, told);
        }
    }

    /**
     * Takes troubles as over without a word.
     *
     * @param project null for those of the account as a whole
     * @return whether there were any
     */
    public boolean forget(String account, Set<AlertKind> kinds, ProjectName project) {
        return ofTroubles("DELETE", account, kinds, project).update() > 0;
    }

    // The notices that were told of any of these troubles.
    private Set<Long> told(String account, Set<AlertKind> kinds, ProjectName project) {
        return ofTroubles("SELECT told", account, kinds, project).query((row, number) -> row.getString(1)).list()
                .stream().filter(Objects::nonNull).flatMap(list -> Stream.of(list.split(";"))).map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private StatementSpec ofTroubles(String what, String account, Set<AlertKind> kinds, ProjectName project) {
        return jdbc.sql(what + " FROM trouble WHERE account = :account AND kind IN (:kinds)"
                        + " AND COALESCE(project_id, '') = :project AND COALESCE(co_number, '') = :coNumber")
                .param("account", account).param("kinds", names(kinds))
                .param("project", project == null ? "" : project.id())
                .param("coNumber", project == null || project.coNumber() == null ? "" : project.coNumber());
    }

    // What ends after its account was removed is nobody's any more.
    private boolean hasReaders(Alert alert, Set<Long> notices) {
        return accounts.find(alert.account())
                .filter(account -> !account.errorEmails().isEmpty() || !notices.isEmpty()).isPresent();
    }

    private boolean isNews(Alert alert, Set<Long> notices) {
        ProjectName project = alert.project();
        return jdbc.sql("INSERT IGNORE INTO trouble (fingerprint, account, kind, project_id, co_number, since, told)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(alert.fingerprint(), alert.account(), alert.kind().name(),
                        project == null ? null : project.id(), project == null ? null : project.coNumber(),
                        clock.millis(), notices.isEmpty() ? null
                                : notices.stream().map(String::valueOf).collect(Collectors.joining(";")))
                .update() > 0;
    }

    /** @param mailedAt null if the mail list is to be told, too */
    private void add(Alert alert, Long mailedAt, Set<Long> notices) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        try {
            jdbc.sql("INSERT INTO alert (account, content, raised_at, mailed_at) VALUES (?, ?, ?, ?)")
                    .params(alert.account(), json.writeValueAsString(alert), clock.millis(), mailedAt)
                    .update(id, "id");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The alert cannot be written as JSON", e);
        }
        notices.forEach(notice -> jdbc.sql("INSERT INTO notice_alert (account, notice, alert_id) VALUES (?, ?, ?)")
                .params(alert.account(), notice, id.getKey().longValue()).update());
    }

    private static Set<String> names(Set<AlertKind> kinds) {
        return kinds.stream().map(AlertKind::name).collect(Collectors.toSet());
    }
}
