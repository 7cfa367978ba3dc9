package io.gewu.sparql;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Breaks off after so many bytes. */
final class BoundedOutput extends FilterOutputStream {
    private long left;

    BoundedOutput(OutputStream out, long maxBytes) {
        super(out);
        this.left = maxBytes;
    }

    @Override
    public void write(int value) throws IOException {
        count(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("The answer is longer than it may be; the connection is cut off");
        }
    }
}
