package dev.sibridge.si.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.history.Run;
import dev.sibridge.history.WaitingRuns;
import dev.sibridge.history.WaitingRuns.WaitingRun;
import dev.sibridge.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The exports that wait for a person. */
@Repository
public class Waiting {

    private final WaitingRuns runs;
    private final Links links;
    private final ObjectMapper json;
    private final ClientCompanies companies;

    public Waiting(WaitingRuns runs, Links links, ObjectMapper json, ClientCompanies companies) {
        this.runs = runs;
        this.links = links;
        this.json = json;
        this.companies = companies;
    }

    /**
     * Notes that a run's export waits; its message is not acknowledged.
     *
     * @return whether that is news: it did not wait for the same reason before
     */
    public boolean add(long run, Hold hold) {
        return runs.add(run, hold.identity(), write(hold));
    }

    /**
     * What a poll found that only a person can know, by the run that asks it. Exports that wait for the cut-over are
     * none of these: whoever starts with us knows of them.
     */
    public Map<Long, Hold> questionsOf(long poll) {
        Map<Long, Hold> questions = new LinkedHashMap<>();
        runs.questionsOf(poll).forEach((run, question) -> questions.put(run, read(question)));
        return questions;
    }

    /** Those of an account that nobody has released yet, in the order in which SI lists them. */
    public List<WaitingExport> of(Account account) {
        Map<String, Long> decisions = links.decisions(account);
        return runs.of(account).stream().map(this::export).filter(export -> !isReleased(export, decisions)
                && !isAnswered(account, export)).toList();
    }

    private static boolean isReleased(WaitingExport export, Map<String, Long> decisions) {
        return decisions.getOrDefault(Text.fold(export.projectId()), Long.MIN_VALUE) >= export.since();
    }

    // An answer about a client releases all exports that waited for it.
    private boolean isAnswered(Account account, WaitingExport export) {
        return export.hold().client() != null && companies.find(account, export.hold().client())
                .filter(answer -> answer.at() >= export.since()).isPresent();
    }

    /** The one of a project, though somebody has released it a moment ago. */
    public Optional<WaitingExport> find(Account account, String projectId) {
        return runs.of(account).stream().map(this::export)
                .filter(export -> Text.fold(export.projectId()).equals(Text.fold(projectId))).findFirst();
    }

    private WaitingExport export(WaitingRun waiting) {
        Run run = waiting.run();
        return new WaitingExport(run.id(), run.account(), run.projectId(), run.coNumber(), run.project(), run.client(),
                run.publishedAt(), waiting.since(), run.startedAt(), read(waiting.question()));
    }

    private String write(Hold hold) {
        try {
            return json.writeValueAsString(hold);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The hold cannot be written as JSON", e);
        }
    }

    private Hold read(String hold) {
        try {
            return json.readValue(hold, Hold.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history contains a hold that is not JSON", e);
        }
    }
}
