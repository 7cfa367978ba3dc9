package io.gewu.store;

import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.KeyGenerator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who is asked before a commit and told after it, and who makes keys. Safe for many threads. */
@Component(service = CommitNotifier.class)
public final class CommitNotifier implements AutoCloseable {
    private final BundleContext bundles;
    private final CommitFeed feed = new CommitFeed();
    private final List<LazyService<CommitValidator>> validators = new CopyOnWriteArrayList<>();
    private final List<LazyService<KeyGenerator>> keys = new CopyOnWriteArrayList<>();

    /** One that knows no services, as for a store outside of the framework. */
    public static CommitNotifier withoutServices() {
        return new CommitNotifier(null);
    }

    @Activate
    public CommitNotifier(BundleContext bundles) {
        this.bundles = bundles;
    }

    @Reference(
            service = CommitListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCommitListener(ServiceReference<CommitListener> reference) {
        feed.add(new LazyService<>(bundles, reference));
    }

    void unbindCommitListener(ServiceReference<CommitListener> reference) {
        feed.remove(reference);
    }

    @Reference(
            service = CommitValidator.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCommitValidator(ServiceReference<CommitValidator> reference) {
        validators.add(new LazyService<>(bundles, reference));
    }

    void unbindCommitValidator(ServiceReference<CommitValidator> reference) {
        remove(validators, reference);
    }

    @Reference(
            service = KeyGenerator.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindKeyGenerator(ServiceReference<KeyGenerator> reference) {
        keys.add(new LazyService<>(bundles, reference));
    }

    void unbindKeyGenerator(ServiceReference<KeyGenerator> reference) {
        remove(keys, reference);
    }

    void add(CommitValidator validator) {
        validators.add(new LazyService<>(validator));
    }

    private static <T> void remove(List<LazyService<T>> services, ServiceReference<T> reference) {
        List<LazyService<T>> gone =
                services.stream().filter(service -> service.isOf(reference)).toList();
        services.removeAll(gone);
        gone.forEach(LazyService::release);
    }

    private static <T> Stream<T> present(List<LazyService<T>> services) {
        return services.stream().flatMap(service -> service.get().stream());
    }

    /** Who is told after commits. */
    CommitFeed feed() {
        return feed;
    }

    /** Who makes the keys of a layer. */
    Optional<KeyGenerator> keys(Layer layer) {
        return present(keys)
                .filter(source -> source.layer().equals(layer.name()))
                .findFirst();
    }

    void before(PendingCommit commit) {
        List<CommitValidator> present = present(validators).toList();
        for (CommitValidator.Phase phase : CommitValidator.Phase.values()) {
            present.stream().filter(validator -> validator.phase() == phase).forEach(one -> one.before(commit));
        }
    }

    @Override
    @Deactivate
    public void close() {
        feed.close();
    }
}
