package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;

/** A request's body, never longer than allowed. */
public final class RequestBody {
    private static final int DROPPED_BYTES = 64 * 1024;

    private RequestBody() {}

    /**
     * Opens the body.
     *
     * @param request the request
     * @param maxBytes the most that may be read; a longer body fails at once when its length is declared, else while
     *     reading
     * @throws GewuException {@code TOO_LARGE}, also from the stream's read methods
     */
    public static InputStream open(HttpServletRequest request, long maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return new Bounded(request.getInputStream(), maxBytes);
    }

    /**
     * Reads what is left of a short body that nobody wants, or says that the connection ends: a client that goes on
     * with a connection whose body was left unread loses its next request.
     */
    static void drop(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long length = request.getContentLengthLong();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return;
        }
        if (length < 0 || length > DROPPED_BYTES) {
            response.setHeader("Connection", "close");
            return;
        }
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IllegalStateException readAsText) {
            request.getReader().transferTo(Writer.nullWriter());
        }
    }

    private static GewuException tooLarge(long maxBytes) {
        return new GewuException(
                ErrorCode.TOO_LARGE,
                "",
                "The request body is longer than the " + maxBytes + " bytes this address takes");
    }

    private static final class Bounded extends FilterInputStream {
        private final long maxBytes;
        private long left;

        Bounded(InputStream in, long maxBytes) {
            super(in);
            this.maxBytes = maxBytes;
            this.left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) {
                throw tooLarge(maxBytes);
            }
        }
    }
}
