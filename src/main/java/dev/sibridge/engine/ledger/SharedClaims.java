package dev.sibridge.engine.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Claims that come at the same moment share one transaction, as it is the commit that costs. While one is under way,
 * the next gather. Whoever claims goes on only when his claim is committed.
 */
final class SharedClaims {

    private final Queue<Claim> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock();
    private final Confirmations confirmations;
    private final LongPredicate claiming;

    /** @param claiming claims a row in the transaction under way: true when nobody else had claimed it */
    SharedClaims(Confirmations confirmations, LongPredicate claiming) {
        this.confirmations = confirmations;
        this.claiming = claiming;
    }

    /**
     * Claims a row and tells the ledger what the run has confirmed meanwhile: true for exactly one of those who try.
     * When the transaction fails, it fails for all who share it.
     */
    boolean claim(long run, long row) {
        Claim mine = new Claim(run, row);
        waiting.add(mine);
        turn.lock();
        try {
            if (!mine.isSettled()) {
                // Whoever is about to claim comes along.
                Thread.yield();
                settleAllWaiting();
            }
        } finally {
            turn.unlock();
        }
        return mine.succeeded();
    }

    private void settleAllWaiting() {
        List<Claim> claims = new ArrayList<>();
        for (Claim one = waiting.poll(); one != null; one = waiting.poll()) {
            claims.add(one);
        }
        // Other processes lock rows in the same order.
        claims.sort(Comparator.comparingLong(claim -> claim.row));
        try {
            List<Boolean> claimed = confirmations.tellWith(
                    claims.stream().map(claim -> claim.run).collect(Collectors.toSet()),
                    () -> claims.stream().map(claim -> claiming.test(claim.row)).toList());
            for (int i = 0; i < claims.size(); i++) {
                claims.get(i).claimed = claimed.get(i);
            }
        } catch (RuntimeException | Error e) {
            claims.forEach(claim -> claim.trouble = e);
        }
    }

    /** One claim; whoever holds the turn writes to it. */
    private static final class Claim {

        private final long run;
        private final long row;
        private Boolean claimed;
        private Throwable trouble;

        Claim(long run, long row) {
            this.run = run;
            this.row = row;
        }

        boolean isSettled() {
            return claimed != null || trouble != null;
        }

        boolean succeeded() {
            if (trouble instanceof Error error) {
                throw error;
            }
            if (trouble != null) {
                throw (RuntimeException) trouble;
            }
            return claimed;
        }
    }
}
