package foxden.app.scene3d;

import com.jme3.math.Matrix4f;
import com.jme3.math.Vector3f;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.util.BufferUtils;
import java.nio.ByteBuffer;

/**
 * Triangles on the CPU, metres, z up; the one form in which geometry travels from a model file to
 * batches, picking and occlusion. Not changed after it is built.
 *
 * @param positions xyz of each vertex, m
 * @param normals xyz of each vertex (unit) and its gloss in [0, 1]: four numbers a vertex
 * @param colors red, green, blue as the square root of linear light, and "lit" (1 lit by the sun
 *     and the sky, 0 glows by itself; opacity for glass), each in [0, 1]: four numbers a vertex
 * @param indices three a triangle, counter-clockwise seen from the front
 */
record TriMesh(float[] positions, float[] normals, float[] colors, int[] indices) {

  int vertices() {
    return positions.length / 3;
  }

  int triangles() {
    return indices.length / 3;
  }

  /** The same triangles carried by a rigid motion (with scale) into another frame. */
  TriMesh transformed(Matrix4f m) {
    float[] p = new float[positions.length];
    float[] n = normals.clone();
    Vector3f v = new Vector3f();
    for (int i = 0; i < vertices(); i++) {
      v.set(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
      m.mult(v, v);
      p[3 * i] = v.x;
      p[3 * i + 1] = v.y;
      p[3 * i + 2] = v.z;
      v.set(normals[4 * i], normals[4 * i + 1], normals[4 * i + 2]);
      m.multNormal(v, v);
      v.normalizeLocal();
      n[4 * i] = v.x;
      n[4 * i + 1] = v.y;
      n[4 * i + 2] = v.z;
    }
    return new TriMesh(p, n, colors, indices);
  }

  /** The same triangles stretched along the axes. */
  TriMesh scaled(float sx, float sy, float sz) {
    float[] p = positions.clone();
    float[] n = normals.clone();
    for (int i = 0; i < vertices(); i++) {
      p[3 * i] *= sx;
      p[3 * i + 1] *= sy;
      p[3 * i + 2] *= sz;
      // Normals take the inverse stretch.
      float x = n[4 * i] / sx;
      float y = n[4 * i + 1] / sy;
      float z = n[4 * i + 2] / sz;
      float len = (float) Math.sqrt(x * x + y * y + z * z);
      n[4 * i] = x / len;
      n[4 * i + 1] = y / len;
      n[4 * i + 2] = z / len;
    }
    return new TriMesh(p, n, colors, indices);
  }

  /**
   * A mesh for the graphics card: positions as floats, normals and colours as bytes (20 bytes a
   * vertex, since a software rasteriser is bound by memory first).
   */
  Mesh toMesh() {
    Mesh mesh = new Mesh();
    mesh.setBuffer(VertexBuffer.Type.Position, 3, BufferUtils.createFloatBuffer(positions));
    VertexBuffer normal = new VertexBuffer(VertexBuffer.Type.Normal);
    normal.setupData(VertexBuffer.Usage.Static, 4, VertexBuffer.Format.Byte, bytes(normals, 127f));
    normal.setNormalized(true);
    mesh.setBuffer(normal);
    VertexBuffer color = new VertexBuffer(VertexBuffer.Type.Color);
    color.setupData(
        VertexBuffer.Usage.Static, 4, VertexBuffer.Format.UnsignedByte, bytes(colors, 255f));
    color.setNormalized(true);
    mesh.setBuffer(color);
    if (vertices() < 65536) {
      short[] s = new short[indices.length];
      for (int i = 0; i < s.length; i++) {
        s[i] = (short) indices[i];
      }
      mesh.setBuffer(VertexBuffer.Type.Index, 3, BufferUtils.createShortBuffer(s));
    } else {
      mesh.setBuffer(VertexBuffer.Type.Index, 3, BufferUtils.createIntBuffer(indices));
    }
    mesh.updateBound();
    mesh.setStatic();
    return mesh;
  }

  private static ByteBuffer bytes(float[] values, float scale) {
    ByteBuffer b = BufferUtils.createByteBuffer(values.length);
    for (float v : values) {
      b.put((byte) Math.round(v * scale));
    }
    b.flip();
    return b;
  }

  /** Collects triangles of many sources into one mesh. */
  static final class Builder {
    private float[] positions = new float[3 * 256];
    private float[] normals = new float[4 * 256];
    private float[] colors = new float[4 * 256];
    private int[] indices = new int[3 * 256];
    private int vertexCount;
    private int indexCount;

    int vertices() {
      return vertexCount;
    }

    boolean isEmpty() {
      return indexCount == 0;
    }

    /** Adds a vertex and returns its index. */
    int vertex(
        float x,
        float y,
        float z,
        float nx,
        float ny,
        float nz,
        float gloss,
        float r,
        float g,
        float b,
        float a) {
      if (3 * vertexCount + 3 > positions.length) {
        positions = java.util.Arrays.copyOf(positions, positions.length * 2);
        normals = java.util.Arrays.copyOf(normals, normals.length * 2);
        colors = java.util.Arrays.copyOf(colors, colors.length * 2);
      }
      int p = 3 * vertexCount;
      positions[p] = x;
      positions[p + 1] = y;
      positions[p + 2] = z;
      int q = 4 * vertexCount;
      normals[q] = nx;
      normals[q + 1] = ny;
      normals[q + 2] = nz;
      normals[q + 3] = gloss;
      colors[q] = r;
      colors[q + 1] = g;
      colors[q + 2] = b;
      colors[q + 3] = a;
      return vertexCount++;
    }

    Builder triangle(int a, int b, int c) {
      if (indexCount + 3 > indices.length) {
        indices = java.util.Arrays.copyOf(indices, indices.length * 2);
      }
      indices[indexCount++] = a;
      indices[indexCount++] = b;
      indices[indexCount++] = c;
      return this;
    }

    /** A flat four-cornered face, corners counter-clockwise seen from the front. */
    Builder quad(float[] a, float[] b, float[] c, float[] d, float[] n, float gloss, float[] rgba) {
      int i = vertexCount;
      for (float[] v : new float[][] {a, b, c, d}) {
        vertex(v[0], v[1], v[2], n[0], n[1], n[2], gloss, rgba[0], rgba[1], rgba[2], rgba[3]);
      }
      triangle(i, i + 1, i + 2);
      return triangle(i, i + 2, i + 3);
    }

    /** An axis-aligned box. */
    Builder box(
        float x0, float y0, float z0, float x1, float y1, float z1, float gloss, float[] rgba) {
      float[][] c = {
        {x0, y0, z0}, {x1, y0, z0}, {x1, y1, z0}, {x0, y1, z0},
        {x0, y0, z1}, {x1, y0, z1}, {x1, y1, z1}, {x0, y1, z1}
      };
      quad(c[4], c[5], c[6], c[7], new float[] {0, 0, 1}, gloss, rgba);
      quad(c[3], c[2], c[1], c[0], new float[] {0, 0, -1}, gloss, rgba);
      quad(c[0], c[1], c[5], c[4], new float[] {0, -1, 0}, gloss, rgba);
      quad(c[1], c[2], c[6], c[5], new float[] {1, 0, 0}, gloss, rgba);
      quad(c[2], c[3], c[7], c[6], new float[] {0, 1, 0}, gloss, rgba);
      return quad(c[3], c[0], c[4], c[7], new float[] {-1, 0, 0}, gloss, rgba);
    }

    /** Adds all triangles of another mesh. */
    Builder add(TriMesh m) {
      int base = vertexCount;
      for (int i = 0; i < m.vertices(); i++) {
        vertex(
            m.positions[3 * i],
            m.positions[3 * i + 1],
            m.positions[3 * i + 2],
            m.normals[4 * i],
            m.normals[4 * i + 1],
            m.normals[4 * i + 2],
            m.normals[4 * i + 3],
            m.colors[4 * i],
            m.colors[4 * i + 1],
            m.colors[4 * i + 2],
            m.colors[4 * i + 3]);
      }
      for (int k = 0; k < m.indices.length; k += 3) {
        triangle(base + m.indices[k], base + m.indices[k + 1], base + m.indices[k + 2]);
      }
      return this;
    }

    TriMesh build() {
      return new TriMesh(
          java.util.Arrays.copyOf(positions, 3 * vertexCount),
          java.util.Arrays.copyOf(normals, 4 * vertexCount),
          java.util.Arrays.copyOf(colors, 4 * vertexCount),
          java.util.Arrays.copyOf(indices, indexCount));
    }
  }
}
