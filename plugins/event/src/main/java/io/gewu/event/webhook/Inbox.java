package io.gewu.event.webhook;

import io.gewu.api.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Where another system posts its alarms or tickets, which become reports. One for each file
 * {@code gewu.event.inbox-<name>.cfg}.
 */
@Component(
        service = Inbox.class,
        configurationPid = "gewu.event.inbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Inbox.Config.class, factory = true)
public final class Inbox {
    /** Settings of one inbox. */
    @ObjectClassDefinition(name = "Gewu inbox")
    public @interface Config {
        @AttributeDefinition(description = "Last part of its address, /event/inbox/<name>")
        String name();

        @AttributeDefinition(description = "Secret of the signature, at least 16 bytes")
        String secret();

        @AttributeDefinition(description = "Channel of its reports")
        String channel();

        @AttributeDefinition(
                description = "Where in the document the members of a report are found: id=/alarm/no, lon=/alarm/pos/0")
        String[] map();

        @AttributeDefinition(description = "Items by the words of the other system: smoke=PS-05-005")
        String[] items() default {};

        @AttributeDefinition(description = "Item where the document names none that is known; none if empty")
        String item() default "";

        @AttributeDefinition(description = "Kind of its reports")
        String kind() default "report";
    }

    private final Config config;
    private final Signature signature;
    private final Map<String, JsonPointer> places = new LinkedHashMap<>();
    private final Map<String, String> items = new LinkedHashMap<>();

    @Activate
    public Inbox(Config config) {
        this.config = config;
        this.signature = Signature.of(config.secret());
        pairs(config.map()).forEach((member, pointer) -> places.put(member, JsonPointer.parse(pointer)));
        items.putAll(pairs(config.items()));
    }

    private static Map<String, String> pairs(String[] settings) {
        Map<String, String> pairs = new LinkedHashMap<>();
        // settings files write lists as arrays or with commas
        Stream<String> all = Arrays.stream(settings).flatMap(text -> Stream.of(text.split(",", -1)));
        all.filter(setting -> !setting.isBlank()).forEach(setting -> {
            String[] pair = setting.strip().split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("found \"" + setting + "\", expected name=value");
            }
            pairs.put(pair[0].strip(), pair[1].strip());
        });
        return pairs;
    }

    String name() {
        return config.name();
    }

    boolean isGood(String id, String timestamp, String signatures, byte[] body, Instant now) {
        return signature.isGood(id, timestamp, signatures, body, now);
    }

    /**
     * The document in the form in which reports are read.
     *
     * @param id of the message, where the document gives no number
     */
    JsonObject report(JsonObject document, String id) {
        Map<String, Object> members = new LinkedHashMap<>();
        Map<String, Object> location = new LinkedHashMap<>();
        places.forEach((member, place) -> place.find(document.members()).ifPresent(value -> {
            if (member.equals("lon") || member.equals("lat")) {
                location.put(member, value);
            } else {
                members.put(member, member.equals("id") || member.equals("item") ? value.toString() : value);
            }
        }));
        if (!location.isEmpty()) {
            members.put("location", location);
        }
        members.putIfAbsent("id", id);
        members.put("channel", config.channel());
        members.putIfAbsent("kind", config.kind());
        String item = items.getOrDefault(String.valueOf(members.remove("item")), config.item());
        if (!item.isEmpty()) {
            members.put("item", item);
        }
        return new JsonObject("", members);
    }
}
