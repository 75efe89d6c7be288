package dev.sibridge.engine.plan;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Waves in the order in which they may be written: each as soon as those that it needs are done, several at a time.
 * Whoever goes through it waits for the next one, and says of each how it ended. What needs a wave that failed is left
 * out; what does not goes on. A large wave is handed out in portions, so that what is known of its records need not be
 * in memory all at once.
 */
public final class WaveGraph implements Iterable<Wave> {

    /** The next one begins before the last records of the one before are answered. */
    private static final int PORTIONS_AT_ONCE = 2;

    private final List<Wave> waves;
    private final Function<Wave, List<Wave>> portions;
    private final List<BitSet> needs;
    private final List<Progress> progress;
    /** In that order. */
    private final List<Portion> handedOut = new ArrayList<>();
    private final BitSet done = new BitSet();
    private final BitSet failed = new BitSet();

    /** @param waves in an order in which they could be written one after the other */
    public WaveGraph(List<Wave> waves) {
        this(waves, List::of);
    }

    /**
     * The same in portions.
     *
     * @param portions cuts a wave, once all that it needs is written
     */
    public WaveGraph(List<Wave> waves, Function<Wave, List<Wave>> portions) {
        this.waves = List.copyOf(waves);
        this.portions = portions;
        this.progress = waves.stream().map(wave -> new Progress()).toList();
        Map<RecordRef, BitSet> owners = owners();
        this.needs = IntStream.range(0, waves.size()).mapToObj(wave -> needs(wave, owners)).toList();
    }

    /** A portion that was handed out, and the number of its wave. */
    private record Portion(int wave, Wave records) {
    }

    /** How far a wave is. */
    private static final class Progress {

        private List<Wave> portions;
        private int handedOut;
        private int ended;
        private boolean failed;

        boolean isHandedOut() {
            return portions != null && handedOut == portions.size();
        }

        boolean mayGoOn() {
            return !isHandedOut() && handedOut - ended < PORTIONS_AT_ONCE;
        }
    }

    /** What was handed out as the nth, from 0; empty if it needed a wave that failed. */
    public synchronized Wave get(int nth) {
        return handedOut.get(nth).records();
    }

    /** Notes that the nth that was handed out, from 0, is written. Returns whether it was, or was left out. */
    public synchronized boolean done(int nth) {
        boolean leftOut = isLeftOut(handedOut.get(nth).wave());
        ended(nth, leftOut);
        return !leftOut;
    }

    /** Whether all such waves are written. */
    public synchronized boolean areDone(Predicate<Wave> such) {
        return IntStream.range(0, waves.size()).allMatch(wave -> done.get(wave) || !such.test(waves.get(wave)));
    }

    /** Notes that the nth that was handed out, from 0, came to nothing. */
    public synchronized void failed(int nth) {
        ended(nth, true);
    }

    private void ended(int nth, boolean withoutSuccess) {
        int number = handedOut.get(nth).wave();
        Progress wave = progress.get(number);
        wave.ended++;
        wave.failed |= withoutSuccess;
        if (wave.isHandedOut() && wave.ended == wave.handedOut) {
            (wave.failed ? failed : done).set(number);
        }
        notifyAll();
    }

    /** What can be written; what needs a wave that failed comes empty. */
    @Override
    public Iterator<Wave> iterator() {
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return isMore();
            }

            @Override
            public Wave next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return nextWave();
            }
        };
    }

    private synchronized boolean isMore() {
        return !progress.stream().allMatch(Progress::isHandedOut);
    }

    private synchronized Wave nextWave() {
        try {
            Integer next = ready();
            while (next == null) {
                wait();
                next = ready();
            }
            return handOut(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while other records are written", e);
        } catch (Error e) {
            // Camel ends a split for an exception; an error it would only log.
            throw new IllegalStateException(e);
        }
    }

    private Wave handOut(int number) {
        Progress wave = progress.get(number);
        if (wave.portions == null) {
            wave.portions = isLeftOut(number) ? List.of(Wave.NONE.in(waves.get(number).stage()))
                    : portions.apply(waves.get(number));
        }
        handedOut.add(new Portion(number, wave.portions.get(wave.handedOut++)));
        return get(handedOut.size() - 1);
    }

    /** The first wave of which something waits for nothing any more; null while there is none. */
    private Integer ready() {
        return IntStream.range(0, waves.size()).boxed().filter(wave -> progress.get(wave).mayGoOn())
                .filter(wave -> isLeftOut(wave) || needs.get(wave).stream().allMatch(done::get))
                .findFirst().orElse(null);
    }

    // Of one that was handed out because all that it needs was done, none of that can fail any more.
    private boolean isLeftOut(int wave) {
        return needs.get(wave).intersects(failed);
    }

    private BitSet needs(int number, Map<RecordRef, BitSet> owners) {
        Wave wave = waves.get(number);
        BitSet needed = new BitSet();
        mentioned(wave).stream().map(owners::get).filter(Objects::nonNull).forEach(needed::or);
        for (int other = 0; other < waves.size(); other++) {
            Wave before = waves.get(other);
            boolean precedes = other < number && !before.isOf(before.after());
            // What is to be removed comes after all that its stage writes: children first, as the stage lists them.
            boolean removes = wave.rest() != null && before.isOf(wave.stage());
            needed.set(other, other != number && (wave.after() != null && before.isOf(wave.after())
                    || precedes && (removes || needed.get(other))));
        }
        return needed;
    }

    /** The waves that a record is part of. */
    private Map<RecordRef, BitSet> owners() {
        Map<RecordRef, BitSet> owners = new HashMap<>();
        for (int number = 0; number < waves.size(); number++) {
            for (DesiredRecord record : waves.get(number).records()) {
                if (record.type().isReferredTo()) {
                    owners.computeIfAbsent(record.ref(), ref -> new BitSet()).set(number);
                }
            }
        }
        return owners;
    }

    private static Set<RecordRef> mentioned(Wave wave) {
        Set<RecordRef> mentioned = new HashSet<>();
        for (DesiredRecord record : wave.records()) {
            if (record.type().isReferredTo()) {
                mentioned.add(record.ref());
            }
            if (record.parent() != null) {
                mentioned.add(record.parent());
            }
            Stream.concat(Stream.of(record.body()), record.match().stream())
                    .flatMap(members -> members.values().stream())
                    .flatMap(WaveGraph::refs).forEach(mentioned::add);
        }
        return mentioned;
    }

    private static Stream<RecordRef> refs(Object value) {
        return value instanceof RecordRef ref ? Stream.of(ref)
                : value instanceof List<?> list ? list.stream().flatMap(WaveGraph::refs) : Stream.of();
    }
}
