package io.gewu.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Authentication;
import io.gewu.api.access.Caller;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Access;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Accounts of a file, and the account {@code admin} if the environment gives it a password. */
@Component(
        service = {Authentication.class, HealthProbe.class},
        configurationPid = "gewu.security",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FileAuthentication.Config.class)
public final class FileAuthentication implements Authentication, HealthProbe {
    /** Settings of accounts. */
    @ObjectClassDefinition(name = "Gewu accounts")
    public @interface Config {
        @AttributeDefinition(description = "File of accounts, one a line: name:secret:roles:areas; may be missing")
        String accounts();
    }

    /** Enough that guessing passwords does not take the server's time. */
    private static final int CHECKS_AT_A_TIME = 2;

    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final int MAX_REMEMBERED = 5_000;
    private final AccountsFile file;
    private final Optional<Account> admin;
    private final Semaphore checks = new Semaphore(CHECKS_AT_A_TIME, true);
    /** Checked against when there is no such account, so that both refusals take the same time. */
    private final Secret.PasswordHash nobody = (Secret.PasswordHash) Secret.of(Secret.ofPassword(Secret.newKey()));
    /** Salts what is remembered; another one at every start. */
    private final String pepper = Secret.newKey();
    /** Digests of passwords that matched a hash; bcrypt is slow on purpose and clients send the password each time. */
    private final Cache<String, String> matched =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

    @Activate
    public FileAuthentication(Config config) {
        this(Path.of(config.accounts()), Optional.ofNullable(System.getenv("GEWU_ADMIN_PASSWORD")));
    }

    FileAuthentication(Path accounts, Optional<String> adminPassword) {
        this.file = new AccountsFile(accounts);
        this.admin = adminPassword
                .filter(password -> !password.isEmpty())
                .map(password -> new Account(
                        new Caller("admin", Set.of(Access.PUBLIC, Caller.ADMIN)),
                        Secret.of(Secret.ofPassword(password))));
    }

    @Override
    public Caller caller(Credentials credentials) {
        if (credentials instanceof Password password) {
            return byPassword(password);
        }
        return credentials instanceof ApiKey key ? byKey(key) : anonymous();
    }

    /** The file may give everybody more than the public role, as a test server does. */
    private Caller anonymous() {
        Account account = file.content().byName().get(Caller.ANONYMOUS.name());
        return account == null ? Caller.ANONYMOUS : account.caller();
    }

    private Caller byKey(ApiKey key) {
        Account account = file.content().byKey().get(Secret.digest(key.key()));
        if (account == null) {
            throw refused("The API key is not known");
        }
        return account.caller();
    }

    private Caller byPassword(Password given) {
        Optional<Account> account = admin.filter(a -> a.caller().name().equals(given.name()))
                .or(() -> Optional.ofNullable(file.content().byName().get(given.name())));
        Secret.PasswordHash hash =
                account.isPresent() && account.get().secret() instanceof Secret.PasswordHash kept ? kept : nobody;
        if (!matches(hash, given.password()) || hash.equals(nobody)) {
            throw refused("There is no account \"" + given.name() + "\" with this password");
        }
        return account.orElseThrow().caller();
    }

    private boolean matches(Secret.PasswordHash hash, String password) {
        String digest = Secret.digest(pepper + password);
        if (digest.equals(matched.getIfPresent(hash.bcrypt()))) {
            return true;
        }
        awaitCheck();
        try {
            if (!hash.matches(password)) {
                return false;
            }
        } finally {
            checks.release();
        }
        matched.put(hash.bcrypt(), digest);
        return true;
    }

    /** Waits for a turn, no longer than a client waits for an answer. */
    private void awaitCheck() {
        try {
            if (!checks.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GewuException(
                        ErrorCode.LIMIT_EXCEEDED, "", "Too many passwords are being checked; try again later");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "The server is shutting down", stopping);
        }
    }

    private static GewuException refused(String message) {
        return new GewuException(ErrorCode.UNAUTHENTICATED, "", message);
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public Health check() {
        String fault = file.content().fault();
        return fault.isEmpty() ? Health.UP : new Health(State.DEGRADED, fault);
    }
}
