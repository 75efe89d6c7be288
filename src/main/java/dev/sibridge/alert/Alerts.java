package dev.sibridge.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.Alert.ProjectName;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes down what people must hear of, once for each trouble. Nothing is taken down for an account that has nobody to
 * tell ({@code SYNC_ERROR_EMAILS}): it is told once there is somebody and the trouble lasts.
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

    public Alerts(JdbcClient jdbc, Accounts accounts, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
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
        // In one order in every process, so that two never wait for each other.
        Set<Alert> news = alerts.stream().filter(this::hasReaders)
                .sorted(Comparator.comparing(Alert::fingerprint)).filter(this::isNews).collect(Collectors.toSet());
        alerts.stream().filter(news::contains).forEach(this::add);
        return news;
    }

    /** Projects that people were told of in such an alert which is not over. */
    public List<ProjectName> troubled(String account, Set<AlertKind> kinds) {
        return jdbc.sql("SELECT DISTINCT project_id, co_number FROM trouble WHERE account = :account"
                        + " AND kind IN (:kinds) AND project_id IS NOT NULL")
                .param("account", account).param("kinds", names(kinds))
                .query((row, number) -> new ProjectName(row.getString("project_id"), row.getString("co_number"), null,
                        null)).list();
    }

    /** Tells that troubles of an account are over, if people were told of any. */
    @Transactional
    public void recovered(String account, Set<AlertKind> kinds, String happened) {
        if (forget(account, kinds, null)) {
            LOG.info("{}", happened);
            add(new Alert(AlertKind.RECOVERED, account, null, null, happened, List.of(), null, ""));
        }
    }

    /** Tells that troubles of a project are over, if people were told of any. */
    @Transactional
    public void recovered(String account, Set<AlertKind> kinds, ProjectName project, String happened, Long run) {
        if (forget(account, kinds, project)) {
            LOG.info("{}", happened);
            add(new Alert(AlertKind.RECOVERED, account, project, null, happened, List.of(), run, ""));
        }
    }

    /**
     * Takes troubles as over without a word.
     *
     * @param project null for those of the account as a whole
     * @return whether there were any
     */
    public boolean forget(String account, Set<AlertKind> kinds, ProjectName project) {
        return jdbc.sql("DELETE FROM trouble WHERE account = :account AND kind IN (:kinds)"
                        + " AND COALESCE(project_id, '') = :project AND COALESCE(co_number, '') = :coNumber")
                .param("account", account).param("kinds", names(kinds))
                .param("project", project == null ? "" : project.id())
                .param("coNumber", project == null || project.coNumber() == null ? "" : project.coNumber())
                .update() > 0;
    }

    // What ends after its account was removed is nobody's any more.
    private boolean hasReaders(Alert alert) {
        return accounts.find(alert.account()).filter(account -> !account.errorEmails().isEmpty()).isPresent();
    }

    private boolean isNews(Alert alert) {
        ProjectName project = alert.project();
        return jdbc.sql("INSERT IGNORE INTO trouble (fingerprint, account, kind, project_id, co_number, since)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(alert.fingerprint(), alert.account(), alert.kind().name(),
                        project == null ? null : project.id(), project == null ? null : project.coNumber(),
                        clock.millis())
                .update() > 0;
    }

    private void add(Alert alert) {
        try {
            jdbc.sql("INSERT INTO alert (account, content, raised_at) VALUES (?, ?, ?)")
                    .params(alert.account(), json.writeValueAsString(alert), clock.millis()).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The alert cannot be written as JSON", e);
        }
    }

    private static Set<String> names(Set<AlertKind> kinds) {
        return kinds.stream().map(AlertKind::name).collect(Collectors.toSet());
    }
}
