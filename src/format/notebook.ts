/** One output of a code cell, as nbformat stores it; texts are whole strings. */
export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: string;
  text?: string;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  execution_count?: number | null;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

/** A cell; `source` is one string. */
export interface NotebookCell {
  cell_type: 'code' | 'markdown' | 'raw';
  id: string;
  metadata: { tags?: unknown; [key: string]: unknown };
  source: string;
  outputs?: Output[];
  execution_count?: number | null;
  attachments?: Record<string, Record<string, unknown>>;
}

/** A notebook of format 4.5. */
export interface Notebook {
  cells: NotebookCell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}
