package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Agreed;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.List;
import java.util.Map;

/**
 * What brings both sides in step.
 *
 * @param changes parents before children, what is removed after all else and children first
 * @param agreed  what is to be remembered as agreed at once, without any write, by pair and field
 * @param losses  for the journal, before anything is written
 * @param remarks for the log
 * @param held    what would be removed, which is more than is allowed without a person, so nothing is to be written;
 *                empty when all is well
 */
public record MergePlan(List<Change> changes, Map<String, Map<Field, Agreed>> agreed, List<Loss> losses,
        List<Remark> remarks, List<Change.Remove> held) {

    /** Something to write, or to remember of a pair. */
    public sealed interface Change {

        /** The pair that it is about. */
        String pair();

        /** The side that is written to; null when nothing is written. */
        default Side side() {
            return null;
        }

        /**
         * A record is made on a side.
         *
         * @param from   its twin, on the other side
         * @param parent the pair that it belongs to; null for a project
         * @param values what it is to hold; a {@link Pending} stands for a record that is made before
         * @param author of a note, as people call him: the text says so where its side does not; null for nobody
         */
        record Create(Side side, String pair, Sighting from, String parent, Map<Field, Object> values, String author)
                implements Change {
        }

        /** A phase is made in Manage that has no twin: for tickets whose twins lie in none. */
        record Place(String pair, Map<Field, Object> values) implements Change {

            @Override
            public Side side() {
                return Side.MANAGE;
            }
        }

        /** Fields of a record are written on a side; null empties one. */
        record Update(Side side, String pair, Sighting now, Map<Field, Object> values) implements Change {
        }

        /** A record whose twin is gone is closed or deleted on a side. */
        record Remove(Side side, String pair, Sighting now) implements Change {
        }

        /**
         * A record whose twin has gone elsewhere is no part of a pair any more; what it holds stays.
         *
         * @param closes whether it says so and is closed
         */
        record Part(Side side, String pair, Sighting now, boolean closes) implements Change {
        }

        /** Two records are a pair from now on; nothing is written for that. */
        record Link(Pair linked) implements Change {

            @Override
            public String pair() {
                return linked.key();
            }
        }

        /** The pair is gone on both sides. */
        record Forget(String pair) implements Change {
        }
    }

    /** A record that is made by this very plan, by its pair. */
    public record Pending(String pair) {
    }

    /**
     * A value that yields to another.
     *
     * @param base  what both agreed on before; null for nothing
     * @param taken whose value counts; null while a person must decide
     */
    public record Loss(String pair, Field field, Agreed base, Object tool, Object manage, Side taken) {

        public Object on(Side side) {
            return side == Side.TOOL ? tool : manage;
        }
    }

    /** Something that people may want to know. */
    public record Remark(String pair, Kind kind, Field field, Side side, About about) {
    }

    /** What a remark says. */
    public enum About {
        /** The other side has nothing like a value: the field is left alone. */
        UNTRANSLATABLE,
        /** A side takes no empty value: it has its own back. */
        PUT_BACK,
        /** Changed back and forth too often: a person must decide. */
        PARKED,
        /** Gone on one side, changed on the other: made anew. */
        MADE_ANEW,
        /** What it belongs to has no twin. */
        WITHOUT_PARENT,
        /** In another project by now: its twin is closed here. */
        MOVED,
        /** On a board that takes no part: both sides stay as they are. */
        PAUSED,
        /** A person wanted a value back, but the field has changed since, or the other side has nothing like it. */
        NOT_RESTORED,
        /** A note stays where it is: nobody has said how private it is to be on the other side. */
        HELD_BACK
    }
}
