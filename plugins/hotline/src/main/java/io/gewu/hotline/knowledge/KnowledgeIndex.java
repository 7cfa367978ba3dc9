package io.gewu.hotline.knowledge;

import io.gewu.api.change.ChangeListener;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Full-text search over layer {@code knowledge}, in memory, by pairs of Chinese characters and by words of other
 * scripts. Made anew after a commit that touched the layer. Safe for many threads.
 */
@Component(service = {KnowledgeIndex.class, ChangeListener.class})
public final class KnowledgeIndex implements ChangeListener {
    private static final int LONGEST_QUESTION = 300;

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final Analyzer analyzer = new CJKAnalyzer();
    private volatile IndexSearcher searcher;

    @Activate
    public KnowledgeIndex(@Reference FeatureStore store, @Reference LayerCatalog layers) {
        this.store = store;
        this.layers = layers;
    }

    @Override
    public void after(Commit commit, List<FeatureChange> changes) {
        if (changes.stream().anyMatch(change -> change.layer().name().equals("knowledge"))) {
            searcher = null;
        }
    }

    /** The entries that fit best, best first. */
    public List<Map<String, Object>> search(String question, int most) {
        try {
            IndexSearcher index = searcher();
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            for (String word : words(question.substring(0, Math.min(LONGEST_QUESTION, question.length())))) {
                query.add(new BoostQuery(new TermQuery(new Term("question", word)), 3), BooleanClause.Occur.SHOULD);
                query.add(new TermQuery(new Term("answer", word)), BooleanClause.Occur.SHOULD);
            }
            List<Map<String, Object>> found = new ArrayList<>();
            for (ScoreDoc hit : index.search(query.build(), most).scoreDocs) {
                Document entry = index.storedFields().document(hit.doc);
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("code", entry.get("code"));
                json.put("question", entry.get("question"));
                json.put("answer", entry.get("answer"));
                json.put("score", BigDecimal.valueOf(hit.score).setScale(3, RoundingMode.HALF_UP));
                found.add(json);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The index in memory cannot be read", unreadable);
        }
    }

    private List<String> words(String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("question", new StringReader(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        }
        return words.stream().distinct().toList();
    }

    private IndexSearcher searcher() throws IOException {
        IndexSearcher known = searcher;
        if (known == null) {
            known = read();
            searcher = known;
        }
        return known;
    }

    private synchronized IndexSearcher read() throws IOException {
        ByteBuffersDirectory folder = new ByteBuffersDirectory();
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
            var layer = layers.layer("knowledge");
            if (layer.isPresent()) {
                try (Stream<Map<String, Object>> rows = store.rows(layer.get(), Filter.INCLUDE)) {
                    for (Map<String, Object> row : (Iterable<Map<String, Object>>) rows::iterator) {
                        if (!(row.get("valid_to") instanceof LocalDate end) || today.isBefore(end)) {
                            writer.addDocument(document(row));
                        }
                    }
                }
            }
        }
        return new IndexSearcher(DirectoryReader.open(folder));
    }

    private static Document document(Map<String, Object> row) {
        Document document = new Document();
        String question = (String) row.get("question");
        document.add(new StoredField("code", (String) row.get("code")));
        document.add(new TextField("question", question, Field.Store.YES));
        document.add(new TextField("answer", (String) row.get("answer"), Field.Store.YES));
        if (row.get("words") instanceof String words) {
            document.add(new TextField("question", words, Field.Store.NO));
        }
        return document;
    }
}
