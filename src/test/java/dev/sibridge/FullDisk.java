package dev.sibridge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2's files that may have no room left: {@code jdbc:h2:disk:/folder/file}. */
public final class FullDisk extends FilePathWrapper {

    private static volatile boolean full;

    /** The JDBC URL, with the product's own options, of a database in that folder. */
    public static String url(Path folder) {
        FilePath.register(new FullDisk());
        full(false);
        return "jdbc:h2:disk:" + folder.toAbsolutePath() + "/si-bridge;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    }

    /** Leaves no room for anything more, or makes room again. */
    public static void full(boolean isFull) {
        full = isFull;
    }

    @Override
    public String getScheme() {
        return "disk";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new File(super.open(mode));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        refuseIfFull();
        return super.newOutputStream(append);
    }

    private static void refuseIfFull() throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    private static final class File extends FileBase {

        private final FileChannel real;

        private File(FileChannel real) {
            this.real = real;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return real.read(to);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return real.read(to, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            refuseIfFull();
            return real.write(from);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            refuseIfFull();
            return real.write(from, position);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
