package io.gewu.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Authentication.ApiKey;
import io.gewu.api.access.Authentication.Credentials;
import io.gewu.api.access.Authentication.None;
import io.gewu.api.access.Authentication.Password;
import io.gewu.api.access.Caller;
import io.gewu.api.health.HealthProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts come from the file, and only with their secret. */
final class FileAuthenticationTest {
    /** Made by {@code htpasswd -nbB mei 一网统管2026}. */
    private static final String HTPASSWD = "$2y$05$6M9mO2umaPpggiiloz0xnO2FFvkl48dfYqn3PdU5/21GFJmfEzfWy";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void inFile() {
        file = folder.resolve("accounts");
    }

    private FileAuthentication with(String... lines) throws IOException {
        Files.write(file, List.of(lines));
        return new FileAuthentication(file, Optional.of("open sesame"));
    }

    private static void assertRefused(FileAuthentication accounts, Credentials credentials) {
        assertThatThrownBy(() -> accounts.caller(credentials))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }

    @Test
    void passwordsOfOtherToolsAreTaken() throws IOException {
        FileAuthentication accounts = with("# grid team", "mei:" + HTPASSWD + ":grid-editor, item-editor:440604010");
        Caller mei = accounts.caller(new Password("mei", "一网统管2026"));
        assertThat(mei.roles()).containsExactlyInAnyOrder("public", "grid-editor", "item-editor");
        assertThat(mei.areas()).containsExactly("440604010");
        assertThat(accounts.caller(new Password("mei", "一网统管2026"))).isEqualTo(mei);
        assertRefused(accounts, new Password("mei", "一网统管2025"));
        assertRefused(accounts, new Password("wang", "一网统管2026"));
        assertRefused(accounts, new Password("mei", ""));
    }

    @Test
    void keysNameTheirAccount() throws IOException {
        String key = Secret.newKey();
        FileAuthentication accounts = with("sensors:" + Secret.ofKey(key) + ":event-writer:");
        assertThat(accounts.caller(new ApiKey(key)).name()).isEqualTo("sensors");
        assertRefused(accounts, new ApiKey(key + "x"));
        assertRefused(accounts, new Password("sensors", key));
    }

    @Test
    void nobodyIsAnonymousUnlessTheFileSaysMore() throws IOException {
        assertThat(with().caller(new None())).isEqualTo(Caller.ANONYMOUS);
        Caller anybody = with("anonymous::tester").caller(new None());
        assertThat(anybody.isAnonymous()).isTrue();
        assertThat(anybody.has("tester")).isTrue();
        assertRefused(with("anonymous::tester"), new Password("anonymous", ""));
    }

    @Test
    void theEnvironmentsAdminMayEverything() throws IOException {
        Caller admin = with().caller(new Password("admin", "open sesame"));
        assertThat(admin.has("anything")).isTrue();
        assertRefused(with(), new Password("admin", "open"));
    }

    @Test
    void aBrokenFileLetsNobodyInAndSaysWhere() throws IOException {
        FileAuthentication accounts = with("mei:" + HTPASSWD + ":grid-editor", "wang:plain-text:x");
        assertRefused(accounts, new Password("mei", "一网统管2026"));
        assertThat(accounts.check().state()).isEqualTo(HealthProbe.State.DEGRADED);
        assertThat(accounts.check().reason()).contains("line 2").doesNotContain("plain-text");
    }

    @Test
    void aChangedFileCountsWithoutARestart() throws IOException, InterruptedException {
        FileAuthentication accounts = with("mei:" + HTPASSWD + ":grid-editor");
        assertThat(accounts.caller(new Password("mei", "一网统管2026")).name()).isEqualTo("mei");
        Files.writeString(file, "");
        Thread.sleep(1_100);
        assertRefused(accounts, new Password("mei", "一网统管2026"));
    }

    @Test
    void theCommandWritesWhatTheServerReads() throws IOException {
        AccountCommand.main(new String[] {file.toString(), "key.holder", "--key", "--roles", "grid-editor"});
        AccountCommand.main(new String[] {file.toString(), "other", "--key"});
        AccountCommand.main(new String[] {file.toString(), "other", "--remove"});
        assertThat(Files.readAllLines(file))
                .singleElement()
                .satisfies(line -> assertThat(Account.of(line).caller().roles()).contains("grid-editor"));
    }
}
