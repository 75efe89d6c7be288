package dev.sibridge.twoway.pass;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does several things at once, as each of them mostly waits for an answer.
 *
 * @param threads none of which may be the one that waits for the others
 */
public record SideBySide(Executor threads) {

    /** Does one thing after the other. */
    public static final SideBySide NOT = new SideBySide(Runnable::run);

    /**
     * Does the same with each of some things.
     *
     * @return what came of each, in their order
     * @throws RuntimeException what the first of them ended with that failed; those that have not begun are left
     */
    public <T, R> List<R> each(Collection<T> some, Function<T, R> work) {
        List<CompletableFuture<R>> all = some.stream().map(one -> begin(() -> work.apply(one))).toList();
        try {
            return all.stream().map(SideBySide::end).toList();
        } finally {
            all.forEach(one -> one.cancel(false));
        }
    }

    /** Begins something. */
    public <R> CompletableFuture<R> begin(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /**
     * Waits for what was begun.
     *
     * @throws RuntimeException what it ended with when it failed
     */
    public static <R> R end(CompletableFuture<R> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException trouble ? trouble : e;
        }
    }
}
