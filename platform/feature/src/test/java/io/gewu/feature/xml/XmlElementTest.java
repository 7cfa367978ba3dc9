package io.gewu.feature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** A tree says what the document says, knows where it is, and has bounds. */
final class XmlElementTest {
    private static XmlInput input(String document) {
        return XmlInput.of(new StringReader(document)).root();
    }

    @Test
    void contentKeepsItsOrderAndNamesTheirNamespaces() {
        XmlElement label = input(
                        "<a:Label xmlns:a='urn:a' x='1'>no. <a:Name/> of <b xmlns='urn:b'><![CDATA[<c>]]></b></a:Label>")
                .element();
        assertThat(label.name()).isEqualTo("Label");
        assertThat(label.namespace()).isEqualTo("urn:a");
        assertThat(label.content()).hasSize(4);
        assertThat(label.content().get(0)).isEqualTo(new XmlContent.Text("no. "));
        assertThat(label.text()).isEqualTo("no.  of");
        assertThat(label.children()).extracting(XmlElement::namespace).containsExactly("urn:a", "urn:b");
        assertThat(label.required("b").text()).isEqualTo("<c>");
        assertThat(label.attribute("x")).isEqualTo("1");
        assertThat(label.attribute("y")).isEmpty();
    }

    @Test
    void prefixesHoldInsideTheElementThatDeclaresThem() {
        XmlInput xml = input("<r xmlns:p='urn:outer'><a xmlns:p='urn:inner'><n>p:x</n></a><b/></r>");
        int here = xml.depth();
        assertThat(xml.nextChild(here)).isTrue();
        assertThat(xml.element().required("n").namespace("p")).isEqualTo("urn:inner");
        assertThat(xml.nextChild(here)).isTrue();
        XmlElement b = xml.element();
        assertThat(b.namespace("p")).isEqualTo("urn:outer");
        assertThat(b.namespace("q")).isEmpty();
        assertThat(xml.nextChild(here)).isFalse();
    }

    @Test
    void theStreamGoesOnBehindTheElement() {
        XmlInput xml = input("<r><a xmlns:p='urn:p'><b/></a><c>text</c></r>");
        int here = xml.depth();
        xml.nextChild(here);
        xml.element();
        assertThat(xml.nextChild(here)).isTrue();
        assertThat(xml.name()).isEqualTo("c");
        assertThat(xml.text()).isEqualTo("text");
        assertThat(xml.nextChild(here)).isFalse();
    }

    @Test
    void failuresNameLineAndColumnOfTheElement() {
        XmlElement b = input("<a>\n  <b>x</b>\n</a>").element().required("b");
        assertThat(b.line()).isEqualTo(2);
        assertThatThrownBy(b::number).hasMessage("<b> is \"x\"; expected a number (line 2, column 6)");
        assertThatThrownBy(() -> b.required("c")).hasMessageContaining("<b> has no <c>");
        assertThatThrownBy(() -> b.only("a thing")).hasMessageContaining("<b> has 0 elements; expected one: a thing");
    }

    @Test
    void hostileDocumentsAreRefused() {
        assertRefused("<a>" + "<b/>".repeat(300_000) + "</a>", "More than 250000 elements");
        assertRefused("<a>".repeat(1_000), "nested deeper than 200");
        assertRefused("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "document type");
        assertRefused("<a><b></a>", "Not well-formed XML");
        assertRefused("<a><b/>", "");
    }

    private static void assertRefused(String document, String expected) {
        assertThatThrownBy(() -> input(document).element()).isInstanceOfSatisfying(GewuException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED);
            assertThat(e).hasMessageContaining(expected).hasMessageContaining("line");
        });
    }
}
