package dev.sibridge.engine.plan;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Waves in the order in which they may be written: each as soon as those that it needs are done, several at a time.
 * Whoever goes through it waits for the next one, and says of each how it ended. What needs a wave that failed is left
 * out; what does not goes on.
 */
public final class WaveGraph implements Iterable<Wave> {

    private final List<Wave> waves;
    private final List<BitSet> needs;
    /** Numbers of the waves that were handed out, in that order. */
    private final List<Integer> handedOut = new ArrayList<>();
    private final BitSet done = new BitSet();
    private final BitSet failed = new BitSet();

    /** @param waves in an order in which they could be written one after the other */
    public WaveGraph(List<Wave> waves) {
        this.waves = List.copyOf(waves);
        List<Set<RecordRef>> own = waves.stream().map(WaveGraph::own).toList();
        this.needs = IntStream.range(0, waves.size()).mapToObj(wave -> needs(wave, own)).toList();
    }

    /** The nth wave that was handed out, from 0; empty if it needed one that failed. */
    public synchronized Wave get(int nth) {
        int number = handedOut.get(nth);
        return isLeftOut(number) ? Wave.NONE.in(waves.get(number).stage()) : waves.get(number);
    }

    /** Notes that the nth wave that was handed out, from 0, is written. Returns whether it was, or was left out. */
    public synchronized boolean done(int nth) {
        int number = handedOut.get(nth);
        (isLeftOut(number) ? failed : done).set(number);
        notifyAll();
        return done.get(number);
    }

    /** Whether all such waves are written. */
    public synchronized boolean areDone(Predicate<Wave> such) {
        return IntStream.range(0, waves.size()).allMatch(wave -> done.get(wave) || !such.test(waves.get(wave)));
    }

    /** Notes that the nth wave that was handed out, from 0, came to nothing. */
    public synchronized void failed(int nth) {
        failed.set(handedOut.get(nth));
        notifyAll();
    }

    /** The waves that can be written; those that need one that failed come empty. */
    @Override
    public Iterator<Wave> iterator() {
        return new Iterator<>() {

            private int handed;

            @Override
            public boolean hasNext() {
                return handed < waves.size();
            }

            @Override
            public Wave next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                handed++;
                return nextWave();
            }
        };
    }

    private synchronized Wave nextWave() {
        try {
            Integer next = ready();
            while (next == null) {
                wait();
                next = ready();
            }
            handedOut.add(next);
            return get(handedOut.size() - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while other records are written", e);
        } catch (Error e) {
            // Camel ends a split for an exception; an error it would only log.
            throw new IllegalStateException(e);
        }
    }

    /** The first wave that waits for nothing any more; null while there is none. */
    private Integer ready() {
        return IntStream.range(0, waves.size()).boxed().filter(wave -> !handedOut.contains(wave))
                .filter(wave -> isLeftOut(wave) || needs.get(wave).stream().allMatch(done::get))
                .findFirst().orElse(null);
    }

    // Of one that was handed out because all that it needs was done, none of that can fail any more.
    private boolean isLeftOut(int wave) {
        return needs.get(wave).intersects(failed);
    }

    private BitSet needs(int number, List<Set<RecordRef>> own) {
        Wave wave = waves.get(number);
        Set<RecordRef> mentioned = mentioned(wave);
        BitSet needed = new BitSet();
        for (int other = 0; other < waves.size(); other++) {
            Wave before = waves.get(other);
            boolean precedes = other < number && !before.isOf(before.after());
            // What is to be removed comes after all that its stage writes: children first, as the stage lists them.
            boolean removes = wave.rest() != null && before.isOf(wave.stage());
            if (other != number && (wave.after() != null && before.isOf(wave.after())
                    || precedes && (removes || own.get(other).stream().anyMatch(mentioned::contains)))) {
                needed.set(other);
            }
        }
        return needed;
    }

    private static Set<RecordRef> own(Wave wave) {
        Set<RecordRef> own = new HashSet<>();
        wave.records().forEach(record -> own.add(record.ref()));
        return own;
    }

    private static Set<RecordRef> mentioned(Wave wave) {
        Set<RecordRef> mentioned = new HashSet<>();
        for (DesiredRecord record : wave.records()) {
            mentioned.add(record.ref());
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
