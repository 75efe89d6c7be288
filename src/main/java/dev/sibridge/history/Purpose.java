package dev.sibridge.history;

import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.vendor.dtools.ProjectInfo;

/**
 * What exports are taken for.
 *
 * @param mode    to write, to look at everything first, or only to show what would be written
 * @param only    the project or change order that alone is meant; null for all of SI's queue
 * @param retryOf the run that a person wants done again; null for none
 */
public record Purpose(Mode mode, ProjectInfo only, Long retryOf) {

    /** To bring all that is new into Manage. */
    public static final Purpose SYNC = new Purpose(Mode.SYNC, null, null);

    /** To show what would become of all that is new. */
    public static final Purpose PREVIEW = new Purpose(Mode.PREVIEW, null, null);

    /** To do again what a run did, as SI has the project now. */
    public static Purpose retry(Run run, boolean verify) {
        return new Purpose(verify ? Mode.VERIFY : Mode.SYNC, export(run.projectId(), run.coNumber(), run.client(),
                run.project()), run.id());
    }

    /** To show what would become of one project, as SI has exported it last. */
    public static Purpose preview(String projectId) {
        return new Purpose(Mode.PREVIEW, export(projectId, null, null, null), null);
    }

    public boolean isPreview() {
        return mode == Mode.PREVIEW;
    }

    // It may be in the queue no more; then there is nothing to acknowledge.
    private static ProjectInfo export(String projectId, String coNumber, String client, String name) {
        return new ProjectInfo(projectId, null, null, client, name, null, null, coNumber, 0, false, false);
    }
}
