package io.gewu.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One part of the server that can say how it is; register as an OSGi service. Called for each {@code /health} request.
 */
@ConsumerType
public interface HealthProbe {
    /** Name of the part, for example {@code store}. */
    String name();

    /** How it is now; must answer within a second and not throw. */
    Health check();

    /**
     * A state and, unless all is well, the reason.
     *
     * @param state how it is
     * @param reason one sentence for an operator; empty when up
     */
    record Health(State state, String reason) {
        /** All is well. */
        public static final Health UP = new Health(State.UP, "");
    }

    /** What a state means for a load balancer and for a person. */
    enum State {
        /** Serves. */
        UP,
        /** Serves, but something is missing: look when there is time. */
        DEGRADED,
        /** Not ready yet: send no requests. */
        STARTING,
        /** Does not serve: send no requests, look now. */
        DOWN
    }
}
