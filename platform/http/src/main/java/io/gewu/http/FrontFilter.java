package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Authentication;
import io.gewu.http.internal.AwaitedCommit;
import io.gewu.http.internal.InFlight;
import io.gewu.http.internal.RequestMeters;
import io.gewu.http.rest.RestRoots;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * The first thing every request meets: counts it, turns it away while the server drains, answers CORS, sets the address
 * and the caller that others read, and turns what nobody caught into a problem document.
 */
@Component(service = Filter.class, configurationPid = "gewu.http")
@Designate(ocd = FrontFilter.Config.class)
@HttpWhiteboardFilterPattern("/*")
public final class FrontFilter implements Filter {
    /** Settings of the HTTP side. */
    @ObjectClassDefinition(name = "Gewu HTTP")
    public @interface Config {
        @AttributeDefinition(
                description = "Address that clients use, for example https://gis.example.cn; empty: the request's own")
        String public_address() default "";

        @AttributeDefinition(
                description =
                        "Believe X-Forwarded-Host, -Proto, -Port and Forwarded; only behind a proxy that sets them")
        boolean trust_forwarded() default false;
    }

    private static final String USUAL_HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Gewu-Commit, If-Match, If-None-Match, X-API-Key";
    /** Map libraries add headers of their own, X-Requested-With and the like; none of them means anything here. */
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_, -]{1,1000}");

    private final Config config;
    private final InFlight inFlight;
    private final RequestMeters meters;
    private final RestRoots roots;
    private final Authentication authentication;
    private final AwaitedCommit commit;

    @Activate
    public FrontFilter(
            Config config,
            @Reference InFlight inFlight,
            @Reference RequestMeters meters,
            @Reference RestRoots roots,
            @Reference Authentication authentication,
            @Reference AwaitedCommit commit) {
        this.roots = roots;
        this.config = config;
        this.authentication = authentication;
        this.commit = commit;
        this.inFlight = inFlight;
        this.meters = meters;
    }

    @Override
    public void doFilter(ServletRequest plain, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plain;
        HttpServletResponse response = new FrontResponse(request, (HttpServletResponse) answer);
        if (!inFlight.enter()) {
            response.setHeader("Connection", "close");
            response.setHeader("Retry-After", "10");
            Problems.write(
                    request, response, new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "The server is shutting down"));
            return;
        }
        long start = System.nanoTime();
        try {
            request.setAttribute(PublicAddress.ATTRIBUTE, address(request));
            if (!preflight(request, response)) {
                guarded(request, response, chain);
            }
        } finally {
            meters.record(
                    request.getMethod(), request.getRequestURI(), response.getStatus(), System.nanoTime() - start);
            inFlight.leave();
        }
    }

    private void guarded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            request.setAttribute(
                    Callers.ATTRIBUTE,
                    authentication.caller(RequestCredentials.of(request, PublicAddress.of(request))));
            commit.await(request);
            chain.doFilter(request, response);
        } catch (GewuException | ServletException | Error failure) {
            Problems.writeAny(request, response, failure);
        } catch (RuntimeException failure) {
            Problems.writeAny(request, response, failure);
        }
    }

    private boolean preflight(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("OPTIONS")) {
            return false;
        }
        Set<String> offered = roots.methods(request.getRequestURI());
        String methods = offered.isEmpty() ? FrontResponse.METHODS : String.join(", ", offered);
        response.setHeader("Allow", methods);
        response.setHeader("Access-Control-Allow-Methods", methods);
        String asked = request.getHeader("Access-Control-Request-Headers");
        response.setHeader(
                "Access-Control-Allow-Headers",
                asked != null && HEADER_NAMES.matcher(asked).matches() ? asked : USUAL_HEADERS);
        response.setHeader("Access-Control-Max-Age", "3600");
        response.setStatus(204);
        return true;
    }

    private String address(HttpServletRequest request) {
        if (!config.public_address().isEmpty()) {
            return config.public_address();
        }
        return Optional.of(request)
                .filter(any -> config.trust_forwarded())
                .flatMap(ForwardedAddress::of)
                .orElseGet(() -> PublicAddress.direct(request));
    }
}
