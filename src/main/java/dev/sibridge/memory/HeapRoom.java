package dev.sibridge.memory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Says that the memory will not suffice before it is really full: then whichever thread asks next would be struck, and
 * some die of it.
 */
public final class HeapRoom {

    private static final int CHECKED_EVERY = 1 << 20;
    /** This part of the memory is not for exports. */
    private static final int RESERVE = 8;

    private HeapRoom() {
    }

    /**
     * Makes sure that there is room for so many bytes.
     *
     * @throws OutOfMemoryError when there is none, not even after all that nobody needs any more is gone
     */
    public static void require(long bytes) {
        if (left() >= bytes) {
            return;
        }
        long before = collections();
        System.gc();
        // Whoever has forbidden this (DisableExplicitGC) learns nothing by it.
        if (left() < bytes && collections() > before) {
            throw new OutOfMemoryError("Only " + (left() >> 20) + " of " + (memory() >> 20)
                    + " MB are free, but " + (bytes >> 20) + " MB are needed");
        }
    }

    /** What is read from there is read only while the memory suffices. */
    public static InputStream guard(InputStream answer) {
        return new Guarded(answer);
    }

    private static long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    private static long left() {
        Runtime runtime = Runtime.getRuntime();
        return memory() - runtime.totalMemory() + runtime.freeMemory();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    private static final class Guarded extends FilterInputStream {

        private int unchecked;

        Guarded(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            unchecked += Math.max(0, read);
            if (unchecked >= CHECKED_EVERY) {
                unchecked = 0;
                require(memory() / RESERVE);
            }
            return read;
        }
    }
}
