package io.gewu.store;

import io.gewu.api.GewuException;
import io.gewu.api.change.ChangeListener;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.KeyGenerator;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is asked before a commit and told after it, and who makes keys. Listeners may need the store themselves: each is
 * fetched when a commit asks for it, not before, so that no start waits for another in a circle. Safe for many threads.
 */
@Component(service = CommitNotifier.class)
public final class CommitNotifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitNotifier.class);
    private static final int WATCH_MILLIS = 500;

    /**
     * A listener, or where to find it.
     *
     * @param identity tells it from others
     * @param source gives null once its plugin is gone
     */
    private record Seat<T>(Object identity, Supplier<T> source, int ranking) {}

    private final Function<ServiceReference<?>, Object> services;
    private final List<Seat<CommitListener>> followers = new CopyOnWriteArrayList<>();
    private final List<Seat<ChangeListener>> listeners = new CopyOnWriteArrayList<>();
    private final List<Seat<KeyGenerator>> keySources = new CopyOnWriteArrayList<>();
    /** The newest commit that the followers were told of. */
    private final AtomicLong told = new AtomicLong();

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gewu-store-watch");
        thread.setDaemon(true);
        return thread;
    });

    /** One that knows no services. */
    public CommitNotifier() {
        this.services = reference -> null;
    }

    @Activate
    public CommitNotifier(BundleContext bundles) {
        this.services = bundles::getService;
    }

    private <T> Seat<T> seat(Class<T> type, ServiceReference<T> reference) {
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        return new Seat<>(reference, () -> type.cast(services.apply(reference)), ranking);
    }

    @Reference(
            service = CommitListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCommitListener(ServiceReference<CommitListener> reference) {
        followers.add(seat(CommitListener.class, reference));
    }

    void unbindCommitListener(ServiceReference<CommitListener> reference) {
        remove(reference);
    }

    @Reference(
            service = ChangeListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindChangeListener(ServiceReference<ChangeListener> reference) {
        add(seat(ChangeListener.class, reference));
    }

    void unbindChangeListener(ServiceReference<ChangeListener> reference) {
        remove(reference);
    }

    @Reference(
            service = KeyGenerator.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindKeySource(ServiceReference<KeyGenerator> reference) {
        keySources.add(seat(KeyGenerator.class, reference));
    }

    void unbindKeySource(ServiceReference<KeyGenerator> reference) {
        remove(reference);
    }

    void add(CommitListener follower) {
        followers.add(new Seat<>(follower, () -> follower, 0));
    }

    /** @param ranking the highest is asked first */
    void add(ChangeListener listener, int ranking) {
        add(new Seat<>(listener, () -> listener, ranking));
    }

    private synchronized void add(Seat<ChangeListener> seat) {
        listeners.add(seat);
        listeners.sort(Comparator.comparingInt((Seat<ChangeListener> other) -> other.ranking())
                .reversed());
    }

    private void remove(Object identity) {
        followers.removeIf(seat -> seat.identity().equals(identity));
        listeners.removeIf(seat -> seat.identity().equals(identity));
        keySources.removeIf(seat -> seat.identity().equals(identity));
    }

    private static <T> Stream<T> present(List<Seat<T>> seats) {
        return seats.stream().map(seat -> seat.source().get()).filter(Objects::nonNull);
    }

    /** Who makes the keys of a layer. */
    Optional<KeyGenerator> keys(Layer layer) {
        return present(keySources)
                .filter(source -> source.layer().equals(layer.name()))
                .findFirst();
    }

    /**
     * From now on tells followers of commits of other servers as well.
     *
     * @param position the number of the newest commit
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task answers for its own failures
    void watch(LongSupplier position) {
        watch.scheduleWithFixedDelay(() -> look(position), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(LongSupplier position) {
        try {
            long newest = position.getAsLong();
            if (newest > told.get()) {
                tell(newest);
            }
        } catch (GewuException unavailable) {
            LOG.debug("The store's position cannot be read now", unavailable);
        }
    }

    void before(PendingCommit commit) {
        present(listeners).forEach(listener -> listener.before(commit));
    }

    void after(Commit commit, List<FeatureChange> changes) {
        tell(commit.number());
        present(listeners).forEach(listener -> told(listener, commit.number(), () -> listener.after(commit, changes)));
    }

    private void tell(long commit) {
        told.accumulateAndGet(commit, Math::max);
        present(followers).forEach(follower -> told(follower, commit, () -> follower.committed(commit)));
    }

    private static void told(Object who, long commit, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException behind) {
            LOG.error("{} did not follow commit {}", who.getClass().getName(), commit, behind);
        }
    }

    @Override
    @Deactivate
    public void close() {
        watch.shutdown();
    }
}
