package io.gewu.hotline.knowledge;

import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import io.gewu.api.store.Row;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Full-text search over layer {@code knowledge}, in memory, by pairs of Chinese characters and by words of other
 * scripts. Safe for many threads.
 */
@Component(service = KnowledgeIndex.class)
public final class KnowledgeIndex {
    private static final int LONGEST_QUESTION = 300;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Analyzer analyzer = new CJKAnalyzer();
    private final LayerView<IndexSearcher> view;

    @Activate
    public KnowledgeIndex(@Reference LayerViews views) {
        this.view = views.of(Set.of("knowledge"), this::read);
    }

    /** The entries that fit best, best first. */
    public List<Map<String, Object>> search(String question, int most) {
        try {
            IndexSearcher index = view.get();
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            for (String word : words(question.substring(0, Math.min(LONGEST_QUESTION, question.length())))) {
                query.add(new BoostQuery(new TermQuery(new Term("question", word)), 3), BooleanClause.Occur.SHOULD);
                query.add(new TermQuery(new Term("answer", word)), BooleanClause.Occur.SHOULD);
            }
            List<Map<String, Object>> found = new ArrayList<>();
            // entries end by the day, whether or not a commit says so
            BooleanQuery inForce = new BooleanQuery.Builder()
                    .add(query.build(), BooleanClause.Occur.MUST)
                    .add(
                            LongPoint.newRangeQuery("ends", LocalDate.now(ZONE).toEpochDay() + 1, Long.MAX_VALUE),
                            BooleanClause.Occur.FILTER)
                    .build();
            for (ScoreDoc hit : index.search(inForce, most).scoreDocs) {
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

    private IndexSearcher read(LayerViews.Rows rows) {
        ByteBuffersDirectory folder = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyzer));
                Stream<Row> entries = rows.of("knowledge")) {
            for (Row entry : (Iterable<Row>) entries::iterator) {
                writer.addDocument(document(entry.values()));
            }
            writer.commit();
            return new IndexSearcher(DirectoryReader.open(folder));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The index in memory cannot be written", unwritable);
        }
    }

    private static Document document(Map<String, Object> row) {
        Document document = new Document();
        String question = (String) row.get("question");
        document.add(new StoredField("code", (String) row.get("code")));
        document.add(new TextField("question", question, Field.Store.YES));
        document.add(new TextField("answer", (String) row.get("answer"), Field.Store.YES));
        long ends = row.get("valid_to") instanceof LocalDate end ? end.toEpochDay() : Long.MAX_VALUE;
        document.add(new LongPoint("ends", ends));
        if (row.get("words") instanceof String words) {
            document.add(new TextField("question", words, Field.Store.NO));
        }
        return document;
    }
}
