package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.Journal.Row;
import java.time.Instant;

/**
 * A value that yielded to another, or waits for a person.
 *
 * @param before     what both sides held when they agreed last; null when they never did
 * @param taken      whose value counts; null while a person must decide, or when both agree by now
 * @param other      whose value somebody may have in its place; null when nobody may
 * @param waits      whether a person must decide
 * @param carriedOut whether both sides have the value that counts
 * @param by         who decided; null for the rule of the field
 */
record ShownJournal(long id, String record, String field, String before, String manage, String tool, String taken,
        String other, boolean waits, boolean carriedOut, String by, Instant at) {

    static ShownJournal of(Row row, ShownValues values) {
        Loss loss = row.loss();
        boolean swaps = loss.taken() != null && row.carriedOut() != null;
        return new ShownJournal(row.id(), row.name(), Words.field(loss.field()),
                loss.base() == null ? null : values.of(loss.field(), Side.MANAGE, loss.base().manage()),
                values.of(loss.field(), Side.MANAGE, loss.manage()), values.of(loss.field(), Side.TOOL, loss.tool()),
                loss.taken() == null ? null : Words.side(loss.taken()),
                swaps ? loss.taken().other().name() : null, loss.taken() == null && row.carriedOut() == null,
                row.carriedOut() != null, row.by(), row.noticed());
    }
}
