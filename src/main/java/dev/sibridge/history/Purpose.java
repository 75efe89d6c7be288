package dev.sibridge.history;

import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What exports are taken for.
 *
 * @param mode to write, to look at everything first, or only to show what would be written
 * @param only the projects and change orders that alone are meant, by what tells them apart ({@link #key}); empty for
 *             all of SI's queue
 */
public record Purpose(Mode mode, Map<String, Asked> only) {

    /** To bring all that is new into Manage. */
    public static final Purpose SYNC = new Purpose(Mode.SYNC, Map.of());

    /** To show what would become of all that is new. */
    public static final Purpose PREVIEW = new Purpose(Mode.PREVIEW, Map.of());

    public Purpose {
        only = Collections.unmodifiableMap(new LinkedHashMap<>(only));
    }

    /**
     * What a person asks for.
     *
     * @param retryOf the run that the person wants done again; null for none
     */
    public record Asked(ProjectInfo export, Long retryOf) {
    }

    /** To do again what a run did, as SI has the project now. */
    public static Purpose retry(Run run, boolean verify) {
        return only(verify ? Mode.VERIFY : Mode.SYNC, List.of(asked(run)));
    }

    /** To do again at once what several runs did; of two of one project the later one. */
    public static Purpose retry(Collection<Run> runs) {
        return only(Mode.SYNC, runs.stream().map(Purpose::asked).toList());
    }

    /** To show what would become of one project, as SI has exported it last. */
    public static Purpose preview(String projectId) {
        return only(Mode.PREVIEW, List.of(new Asked(export(projectId, null, null, null), null)));
    }

    /** What tells projects and change orders apart. */
    public static String key(ProjectInfo export) {
        return Text.fold(export.id()) + "/" + Text.trim(export.coNumber());
    }

    public boolean isPreview() {
        return mode == Mode.PREVIEW;
    }

    /** Whether all of SI's queue is meant. */
    public boolean isForAll() {
        return only.isEmpty();
    }

    /** The run that is to be done again with an export of SI's; null for none. */
    public Long retryOf(ProjectInfo export) {
        return Optional.ofNullable(only.get(key(export))).map(Asked::retryOf).orElse(null);
    }

    private static Purpose only(Mode mode, List<Asked> asked) {
        Map<String, Asked> only = new LinkedHashMap<>();
        asked.forEach(one -> only.put(key(one.export()), one));
        return new Purpose(mode, only);
    }

    private static Asked asked(Run run) {
        return new Asked(export(Objects.requireNonNull(run.projectId()), run.coNumber(), run.client(), run.project()),
                run.id());
    }

    // It may be in the queue no more; then there is nothing to acknowledge.
    private static ProjectInfo export(String projectId, String coNumber, String client, String name) {
        return new ProjectInfo(projectId, null, null, client, name, null, null, coNumber, 0, false, false);
    }
}
