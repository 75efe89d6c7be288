package dev.sibridge.endtoend.twoway;

import dev.sibridge.account.Accounts;
import dev.sibridge.endtoend.Trouble;
import dev.sibridge.endtoend.twoway.TwoWayMatrix.Case;
import dev.sibridge.endtoend.twoway.TwoWayMatrix.Stage;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.Imports;
import dev.sibridge.twoway.run.Imports.Wish;
import java.util.List;
import java.util.stream.Stream;

/** What is disturbed: first imports, edits and deletions on both sides, and what people do before it is mended. */
final class TwoWayStages {

    private final TwoWayMatrix matrix;

    private TwoWayStages(TwoWayMatrix matrix) {
        this.matrix = matrix;
    }

    /** All cases of all stages. Plays each stage once, undisturbed. */
    static List<Case> cases(TwoWayMatrix matrix) {
        TwoWayStages stages = new TwoWayStages(matrix);
        return Stream.of(stages.ofAnImportFromTheTool(), stages.ofAnImportFromManage(), stages.ofEdits(),
                stages.ofDeletions()).flatMap(cases -> cases).toList();
    }

    private Stream<Case> ofAnImportFromTheTool() {
        Patio patio = patio();
        Stage imported = matrix.stage("import from the tool", false, () -> matrix.bridge().bean(Imports.class).begin(
                matrix.bridge().bean(Accounts.class).get("default"),
                new Wish(Side.TOOL, patio.isInTool(), "OldMill", null)));
        matrix.aQuarterOfAnHourGoesBy();
        Stage edited = matrix.stage("then edited there", false, patio::isEditedInTool);
        return Stream.concat(imported.cases(), unfinished(imported, patio::isEditedInTool, edited));
    }

    private Stream<Case> ofAnImportFromManage() {
        Patio patio = patio();
        Stage imported = fromManage(patio);
        Stage edited = matrix.stage("then edited there", false, patio::isEditedInManage);
        return Stream.concat(imported.cases(), unfinished(imported, patio::isEditedInManage, edited));
    }

    private Stream<Case> ofEdits() {
        Patio patio = patio();
        fromManage(patio);
        return matrix.stage("edits on both sides", false, patio::isEdited).cases();
    }

    private Stream<Case> ofDeletions() {
        Patio patio = patio();
        fromManage(patio);
        return matrix.stage("deletions on both sides", true, patio::isThinnedOut).cases();
    }

    private Patio patio() {
        matrix.startOver();
        return new Patio(matrix.vendors());
    }

    private Stage fromManage(Patio patio) {
        Stage imported = matrix.stage("import from Manage", false, patio::isInManage);
        matrix.aQuarterOfAnHourGoesBy();
        return imported;
    }

    /** Records were made of which we do not know, and people edit what they were made from. */
    private static Stream<Case> unfinished(Stage imported, Runnable people, Stage edited) {
        return imported.casesThen(people, edited).filter(one -> one.call().isWrite()
                && one.mishap().reach() == Mishap.Reach.ONCE
                && (one.mishap().trouble().kills() || one.mishap().trouble() == Trouble.ANSWER_LOST));
    }
}
