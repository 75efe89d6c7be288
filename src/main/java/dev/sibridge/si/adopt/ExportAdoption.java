package dev.sibridge.si.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.lookup.Adoption;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.si.choose.ProjectsOfOpportunity;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;

/**
 * What an export makes of opportunities and projects that people have made or closed, and of lines that stand there.
 */
final class ExportAdoption implements Adoption {

    private static final String COMPANY = "company";
    private static final String CONTACT = "contact";
    private static final String SITE = "site";

    private final WaveWork wave;
    private final ExportRun run;
    private final ConvertedLines convertedLines;

    ExportAdoption(WaveWork wave, ConvertedLines convertedLines) {
        this.wave = wave;
        this.run = ExportRun.of(wave);
        this.convertedLines = convertedLines;
    }

    /** @throws dev.sibridge.si.link.HeldBackException when several projects belong to the opportunity */
    @Override
    public void check(DesiredRecord record, List<JsonNode> candidates) {
        if (record.type() == RecordType.PROJECT) {
            ProjectsOfOpportunity.refuseSeveral(candidates, run);
        }
    }

    @Override
    public JsonNode standIn(DesiredRecord record) {
        return convertedLines.of(record);
    }

    @Override
    public JsonNode base(Map<String, Object> body, JsonNode standIn) {
        return convertedLines.base(body, standIn);
    }

    /** A closed project is; of a closed opportunity it is noted, for a right of its own lets it be changed. */
    @Override
    public boolean isLeftAlone(DesiredRecord record, JsonNode base, JsonNode remote) {
        if (record.type() == RecordType.OPPORTUNITY && ClosedOpportunity.is(remote == null ? base : remote, run)) {
            run.closed(record.ref());
        }
        if (record.type() != RecordType.PROJECT || remote == null || !remote.path("closedFlag").asBoolean()) {
            return false;
        }
        run.closed(run.projectRef());
        run.warn(record.ref(), "The " + record.named() + " is closed in Manage; nothing was written to it.");
        return true;
    }

    @Override
    public Map<String, Object> besides(DesiredRecord record, long id, JsonNode remote, boolean adopted,
            Map<String, Object> body) {
        if (record.type() == RecordType.PROJECT) {
            ProjectsOfOpportunity.warnOfOthers(wave.candidates(record), id, run);
            if (adopted) {
                AdoptedProject.warnOfBilling(remote, body, run);
                return AdoptedProject.lacks(remote, body);
            }
        }
        return convertedLines.of(record) == null ? Map.of() : convertedLines.place(record, body);
    }

    /**
     * A project that moves to another client takes its tickets along: a contact or site of the one company is not valid
     * for a ticket of the other.
     */
    @Override
    public Map<String, Object> alongWith(DesiredRecord record, Map<String, Object> changes) {
        if (record.type() == RecordType.PROJECT && changes.containsKey(COMPANY)) {
            run.projectFacts().moves();
        }
        boolean moves = record.type().kind().movesWithProject() && run.projectFacts().isMoving()
                && (changes.containsKey(CONTACT) || changes.containsKey(SITE));
        return moves ? Map.of(COMPANY, Map.of("id", run.idOf(run.company()))) : Map.of();
    }

    @Override
    public void warn() {
        convertedLines.warn();
    }
}
