package io.gewu.http.internal;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.http.Problems;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /admin} is closed to everybody until accounts exist. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/admin", "/admin/*"})
public final class ClosedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(
                request,
                response,
                new GewuException(ErrorCode.FORBIDDEN, "", "Administration over HTTP is closed on this server"));
    }
}
