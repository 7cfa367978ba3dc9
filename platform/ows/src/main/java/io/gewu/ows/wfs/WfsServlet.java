package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.http.Callers;
import io.gewu.http.CommitHeader;
import io.gewu.http.Negotiation;
import io.gewu.http.PublicAddress;
import io.gewu.http.RequestBody;
import io.gewu.http.Revalidation;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /wfs}: carries requests to {@link WfsService} and its answers back. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/wfs")
public final class WfsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Nobody in particular sends queries; transactions of those who sign in may be long. */
    private static final long MAX_QUERY_BYTES = 8L << 20;

    private static final long MAX_BODY_BYTES = 64L << 20;

    /** Failures within so many bytes still become exception reports. */
    private static final int BUFFER_BYTES = 64 << 10;

    private final transient WfsService service;

    @Activate
    public WfsServlet(@Reference WfsService service) {
        this.service = service;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        write(request, response, service.handle(call(request, query, Optional.empty())));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WfsReply reply;
        long most = Callers.of(request).isAnonymous() ? MAX_QUERY_BYTES : MAX_BODY_BYTES;
        try (InputStream in = RequestBody.open(request, most)) {
            byte[] body = in.readAllBytes();
            String type = request.getContentType() == null ? "" : request.getContentType();
            String query = request.getQueryString() == null ? "" : request.getQueryString();
            boolean form = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
            reply = form || body.length == 0
                    ? service.handle(call(
                            request,
                            query + "&" + new String(body, StandardCharsets.UTF_8).replaceAll("[\\r\\n]+$", ""),
                            Optional.empty()))
                    : service.handle(call(request, query, Optional.of(body)));
        } catch (GewuException tooLarge) {
            reply = WfsService.report(tooLarge, WfsVersion.V2_0);
        }
        write(request, response, reply);
    }

    private static WfsCall call(HttpServletRequest request, String query, Optional<byte[]> body) {
        Optional<Locale> language =
                Negotiation.statesLanguage(request) ? Optional.of(Negotiation.language(request)) : Optional.empty();
        return new WfsCall(
                Callers.of(request),
                PublicAddress.of(request) + request.getContextPath() + request.getServletPath(),
                language,
                query,
                body,
                request.getRemoteAddr(),
                CommitHeader.of(request));
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, WfsReply reply)
            throws IOException {
        String tag = reply.headers().getOrDefault("ETag", "");
        if (!tag.isEmpty() && tag.equals(request.getHeader("If-None-Match"))) {
            head(response, reply);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setBufferSize(BUFFER_BYTES);
        head(response, reply);
        try {
            reply.body().write(response.getOutputStream());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            abort(response, failure);
        }
    }

    private static void head(HttpServletResponse response, WfsReply reply) {
        response.setStatus(reply.status());
        response.setContentType(reply.mediaType());
        reply.headers().forEach(response::setHeader);
        if (reply.headers().containsKey("ETag")) {
            Revalidation.require(response);
        }
    }

    /** A report if nothing was sent yet; else the connection breaks, so that half an answer never looks whole. */
    private static void abort(HttpServletResponse response, Throwable failure) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("Answer already begun, connection aborted", failure);
        }
        response.reset();
        WfsReply report = WfsService.report(
                failure instanceof GewuException known
                        ? known
                        : new GewuException(ErrorCode.INTERNAL, "", "Writing failed", failure),
                WfsVersion.V2_0);
        head(response, report);
        report.body().write(response.getOutputStream());
    }
}
