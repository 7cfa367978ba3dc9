package io.gewu.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What only the sources show, class files do not. Each rule has a list of exceptions with their reasons beside this
 * class; an exception that is none any more fails as well, so that the lists get shorter.
 */
final class SourceTest {
    private static final Path ROOT = Path.of("../..");
    private static final int LARGEST_PACKAGE = 30;

    private static final Pattern JSON = Pattern.compile("\\{\\\\\"|,\\\\\"\\w+\\\\\":");
    private static final Pattern XML = Pattern.compile("\"</?[a-zA-Z][\\w.:-]*[ >\"]|</[a-zA-Z][\\w.:-]*>");
    private static final Pattern CLASS_IN_TEXT =
            Pattern.compile("\"[^\"\n]*\\bio\\.gewu\\.([a-z]+)\\.[a-z.]*[A-Z]\\w*[^\"\n]*\"");
    private static final Pattern COMMENT = Pattern.compile("(?sm)^\\s*/\\*.*?\\*/|^\\s*//[^\n]*$");

    /** Words of earlier sources that the field does not know, or knows as something else. */
    private static final Set<String> FORBIDDEN_NAMES = Set.of(
            ("EastFirst Coverage Sight Subject Hue Amount Shade Ink LabelInk Pen Stamp StampRow Swatch Dots LabelBoard"
                            + " Placing Placed Occupied BentText InnerPoint Face FontBook Wrap AreaLook LineLook MarkLook"
                            + " TextLook FontLook Projection GraphRenewal Mounts UnshownFeatures CommitAudience WritePermit"
                            + " EarlierRows RowCheck Surroundings FirstCapabilities EarlierCollection"
                            + " EarlierFilterCapabilities SeenState LastReads Markup UntilNextCommit LayerChoice Desk Takers"
                            + " Taker Move Reception KeySource SeedSource SeedLoader PlanDesk DisputeDesk FactsOfIssue"
                            + " DirectoryOfLayers WorkingTimeOfCity EditsOfIssues ResponsibleHere")
                    .split(" "));

    private static final Pattern FORBIDDEN_SUFFIX = Pattern.compile("\\w+(Util|Utils|Helper|Manager|Impl|Desk|Look)");

    /** Java of what is shipped, by its path from the root. */
    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String part : List.of("platform", "plugins", "layers")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(f -> f.toString().contains("/src/main/java/"))
                        .filter(f -> f.toString().endsWith(".java"))
                        .toList()) {
                    sources.put(
                            ROOT.relativize(file).toString(),
                            COMMENT.matcher(Files.readString(file)).replaceAll(""));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        assertThat(sources).hasSizeGreaterThan(300);
        return sources;
    }

    private static Set<String> exceptions(String list) {
        try (var in = SourceTest.class.getResourceAsStream(list)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> {
                        String[] words = line.split("\\s+", 2);
                        assertThat(words).as("a reason for " + words[0]).hasSize(2);
                        return words[0];
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void onlyIn(String list, BiPredicate<String, String> offends) {
        Set<String> found = new TreeSet<>();
        sources().forEach((path, text) -> {
            if (offends.test(path, text)) {
                found.add(path);
            }
        });
        assertThat(found).as("against " + list).isEqualTo(exceptions(list));
    }

    @Test
    void jsonIsWrittenByAWriter() {
        onlyIn("json-by-string.txt", (path, text) -> JSON.matcher(text).find());
    }

    @Test
    void xmlIsWrittenByAWriter() {
        onlyIn("xml-by-string.txt", (path, text) -> XML.matcher(text).find());
    }

    @Test
    void noBundleNamesAClassOfAnotherInText() {
        onlyIn(
                "classes-in-text.txt",
                (path, text) -> CLASS_IN_TEXT
                        .matcher(text)
                        .results()
                        .anyMatch(name -> !path.contains("/io/gewu/" + name.group(1) + "/")));
    }

    @Test
    void namesAreWordsOfTheField() {
        List<String> bad = new ArrayList<>();
        for (String path : sources().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
            if (FORBIDDEN_NAMES.contains(name) || FORBIDDEN_SUFFIX.matcher(name).matches()) {
                bad.add(path);
            }
            if (Arrays.stream(path.split("/", -1)).anyMatch(Set.of("util", "helper", "manager", "impl")::contains)) {
                bad.add(path);
            }
        }
        assertThat(bad).isEmpty();
    }

    @Test
    void aPackageIsOneTopic() {
        Map<String, Long> sizes = sources().keySet().stream()
                .collect(
                        Collectors.groupingBy(path -> path.substring(0, path.lastIndexOf('/')), Collectors.counting()));
        Set<String> large = new TreeSet<>();
        sizes.forEach((folder, count) -> {
            if (count > LARGEST_PACKAGE) {
                large.add(folder);
            }
        });
        assertThat(large)
                .as("packages of more than " + LARGEST_PACKAGE + " files")
                .isEqualTo(exceptions("large-packages.txt"));
    }
}
