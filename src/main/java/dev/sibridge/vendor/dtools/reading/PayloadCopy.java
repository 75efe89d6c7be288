package dev.sibridge.vendor.dtools.reading;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Keeps a compressed copy of an answer while it is read, unless that grows too large. */
public final class PayloadCopy extends FilterInputStream {

    /** Bytes of a compressed copy at most; databases take a little more at once. An export is about ten times that. */
    public static final int MOST = 4 << 20;

    private static final int CHUNK = 8192;

    private final int most;
    private ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private OutputStream copy;
    private long size;

    public PayloadCopy(InputStream answer) throws IOException {
        this(answer, MOST);
    }

    PayloadCopy(InputStream answer, int most) throws IOException {
        super(answer);
        this.most = most;
        this.copy = new GZIPOutputStream(compressed);
    }

    /** Bytes that were read. */
    public long size() {
        return size;
    }

    /** What was read, in the form of gzip; empty when that is too large. Nothing more can be read then. */
    public Optional<byte[]> compressed() {
        try {
            if (copy != null) {
                copy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return copy == null || compressed.size() > most ? Optional.empty() : Optional.of(compressed.toByteArray());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            size += read;
            keep(into, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(wanted, CHUNK)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void keep(byte[] from, int offset, int length) throws IOException {
        if (copy != null) {
            copy.write(from, offset, length);
            if (compressed.size() > most) {
                copy = null;
                compressed = new ByteArrayOutputStream(0);
            }
        }
    }
}
