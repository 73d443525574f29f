package foxden.policies.language;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.fox.FoxActivations;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.Text;

/**
 * What a trained model can do, on stories that no training has seen: loss at each position inside
 * and beyond the training length, answers to questions, a needle at every depth and length, and
 * loss under a corrupted context.
 */
final class StoryFindings {

  /** Positions are averaged over bins of this many tokens. */
  static final int BIN = 16;

  private static final int LONG = 256;
  private static final int STORIES = 128;
  private static final int NEEDLES = 40;
  private static final int[] LENGTHS = {32, 64, 96, 128, 192, 256};
  private static final double[] DEPTHS = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] RATES = {0, 0.02, 0.04, 0.08, 0.16, 0.32};

  private final FoxLanguageModel model;
  private final Stories stories;
  private final FoxActivations scratch;

  private StoryFindings(FoxLanguageModel model, Stories stories) {
    this.model = model;
    this.stories = stories;
    this.scratch = new FoxActivations(model.config(), model.kernels());
  }

  /** Measures, and adds what was found to {@code to}. */
  static void measure(FoxLanguageModel model, Stories stories, JsonObject to) {
    StoryFindings findings = new StoryFindings(model, stories);
    findings.positions(to);
    findings.needles(to);
    findings.corruption(to);
  }

  private void positions(JsonObject to) {
    double[] sums = new double[LONG / BIN];
    double[] answerSums = new double[LONG / BIN];
    double[] right = new double[LONG / BIN];
    int[] answers = new int[LONG / BIN];
    for (int n = 0; n < STORIES; n++) {
      Stories.Story story = stories.story(n, LONG);
      Text text = story.text();
      float[] logits = model.logits(text.tokens(), scratch);
      double[] losses = model.losses(logits, text.targets());
      for (int t = 0; t < LONG; t++) {
        sums[t / BIN] += losses[t];
      }
      for (int answer : story.answers()) {
        int t = answer - 1;
        answerSums[t / BIN] += losses[t];
        right[t / BIN] += best(logits, t) == text.targets()[t] ? 1 : 0;
        answers[t / BIN]++;
      }
    }
    JsonArray rows = new JsonArray();
    for (int bin = 0; bin < sums.length; bin++) {
      JsonObject row = new JsonObject();
      row.addProperty("from", bin * BIN);
      row.addProperty("to", (bin + 1) * BIN);
      row.addProperty("loss", sums[bin] / (STORIES * BIN));
      if (answers[bin] > 0) {
        row.addProperty("answer_loss", answerSums[bin] / answers[bin]);
        row.addProperty("answers_right", right[bin] / answers[bin]);
        row.addProperty("answers", answers[bin]);
      }
      rows.add(row);
    }
    int inside = StoryTraining.LENGTH / BIN;
    to.addProperty("loss", mean(sums, 0, inside) / (STORIES * BIN));
    to.addProperty("loss_beyond", mean(sums, inside, sums.length) / (STORIES * BIN));
    to.addProperty("answers_right", share(right, answers, 0, inside));
    to.addProperty("answers_right_beyond", share(right, answers, inside, sums.length));
    to.addProperty("stories", STORIES);
    to.add("positions", rows);
  }

  private static double mean(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum / (to - from);
  }

  private static double share(double[] right, int[] of, int from, int to) {
    double sum = 0;
    int n = 0;
    for (int i = from; i < to; i++) {
      sum += right[i];
      n += of[i];
    }
    return sum / Math.max(1, n);
  }

  private int best(float[] logits, int row) {
    int best = 0;
    int v = model.vocabulary();
    for (int i = 1; i < v; i++) {
      best = logits[row * v + i] > logits[row * v + best] ? i : best;
    }
    return best;
  }

  private void needles(JsonObject to) {
    JsonArray rows = new JsonArray();
    for (int length : LENGTHS) {
      for (double depth : DEPTHS) {
        int right = 0;
        for (int n = 0; n < NEEDLES; n++) {
          Text text = stories.needle(n, length, depth).text();
          float[] logits = model.logits(text.tokens(), scratch);
          int last = text.length() - 1;
          right += best(logits, last) == text.targets()[last] ? 1 : 0;
        }
        JsonObject row = new JsonObject();
        row.addProperty("length", length);
        row.addProperty("depth", depth);
        row.addProperty("right", right);
        row.addProperty("n", NEEDLES);
        rows.add(row);
      }
    }
    to.add("needles", rows);
  }

  private void corruption(JsonObject to) {
    JsonArray rows = new JsonArray();
    for (double rate : RATES) {
      double sum = 0;
      long count = 0;
      for (int n = 0; n < STORIES; n++) {
        Text text = stories.corrupted(stories.story(n, StoryTraining.LENGTH), rate, n);
        double[] losses = model.losses(model.logits(text.tokens(), scratch), text.targets());
        for (double loss : losses) {
          if (!Double.isNaN(loss)) {
            sum += loss;
            count++;
          }
        }
      }
      JsonObject row = new JsonObject();
      row.addProperty("rate", rate);
      row.addProperty("loss", sum / count);
      rows.add(row);
    }
    to.add("corruption", rows);
  }
}
