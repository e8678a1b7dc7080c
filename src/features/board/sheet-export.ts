import regularUrl from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import boldUrl from '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf?url';
import { jsPDF } from 'jspdf';
import { svg2pdf } from 'svg2pdf.js';
import type { PanePicture } from '../../editor/ports.ts';
import { SHEET, type SheetItem } from './board-sheet.ts';
import { drawHatching } from './draw-hatching.ts';

/** Pixels a millimetre of a sheet has as picture: 200 to the inch. */
const PX_PER_MM = 200 / 25.4;
const MM_PER_POINT = 25.4 / 72;
const LINE_HEIGHT = 1.25;

/** A sheet as PDF: words are words, marks are lines, above the pictures of the images. */
export async function sheetToPdf(items: readonly SheetItem[]): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new jsPDF({ orientation: 'landscape', unit: 'mm', format: 'a4' });
  await addFonts(pdf);
  pdf.setProperties({ title: 'Tumour board', creator: 'Thecal' });
  for (const item of items) {
    switch (item.kind) {
      case 'box':
        pdf.setLineDashPattern(item.dashed ? [1, 1] : [], 0);
        pdf.setLineWidth(0.3);
        if (item.fill) pdf.setFillColor(item.fill);
        if (item.edge) pdf.setDrawColor(item.edge);
        pdf.rect(
          item.x,
          item.y,
          item.width,
          item.height,
          item.fill && item.edge ? 'FD' : item.fill ? 'F' : 'S',
        );
        break;
      case 'text':
        writeText(pdf, item);
        break;
      case 'picture': {
        const { x, y, width, height, picture } = item;
        const data = picture.picture.toDataURL('image/jpeg', 0.92);
        pdf.addImage(data, 'JPEG', x, y, width, height);
        if (picture.marks) await drawMarks(pdf, picture, item);
      }
    }
  }
  return new Uint8Array(pdf.output('arraybuffer'));
}

type TextItem = Extract<SheetItem, { readonly kind: 'text' }>;
type PictureItem = Extract<SheetItem, { readonly kind: 'picture' }>;

function writeText(pdf: jsPDF, item: TextItem): void {
  const { x, y, text, size, bold, colour, width } = item;
  if (!isInFont(text)) {
    const picture = pictureOfText(item);
    const height = (picture.height / picture.width) * width;
    pdf.addImage(picture.toDataURL('image/png'), 'PNG', x, y - size * MM_PER_POINT, width, height);
    return;
  }
  pdf.setFont(FONT, bold ? 'bold' : 'normal');
  pdf.setFontSize(size);
  pdf.setTextColor(colour);
  pdf.text(pdf.splitTextToSize(text, width) as string[], x, y, {
    lineHeightFactor: LINE_HEIGHT,
    align: item.centred ? 'center' : 'left',
  });
}

/** The app's own font, so that names in Greek and Cyrillic letters are words, too. A PDF holds only the letters it uses. */
const FONT = 'Inter';

/** Latin, Greek, Cyrillic, and the signs of our own sentences; other writing goes in as a picture of itself. */
const isInFont = (text: string): boolean =>
  /^[\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff–—‘’“”•…←→≤≥×²]*$/u.test(
    text,
  );

const FACES = [
  { file: 'Inter-400.ttf', url: regularUrl, style: 'normal' },
  { file: 'Inter-700.ttf', url: boldUrl, style: 'bold' },
] as const;

async function addFonts(pdf: jsPDF): Promise<void> {
  for (const { file, url, style } of FACES) {
    pdf.addFileToVFS(file, await fontOf(url));
    pdf.addFont(file, FONT, style);
  }
}

/** A font file in base64. Errors: rejects where it cannot be had. */
async function fontOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error('The font of the page could not be fetched.');
  return toBase64(new Uint8Array(await response.arrayBuffer()));
}

/** The fonts as rules of style: a drawing that becomes a picture sees none of the page's. */
async function fontFaces(): Promise<string> {
  const rules = await Promise.all(
    FACES.map(
      async ({ url, style }) =>
        `@font-face{font-family:${FONT};font-weight:${style};src:url(data:font/ttf;base64,${await fontOf(url)})}`,
    ),
  );
  return rules.join('');
}

function styleOf(rules: string): SVGStyleElement {
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = rules;
  return style;
}

function toBase64(bytes: Uint8Array): string {
  // In pieces: a function takes only so many arguments.
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) {
    binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  }
  return btoa(binary);
}

/** Marks reach beyond the picture; the page must not show that. */
async function drawMarks(pdf: jsPDF, picture: PanePicture, item: PictureItem): Promise<void> {
  const { marks } = picture;
  if (!marks) return;
  const { x, y, width, height } = item;
  pdf.saveGraphicsState();
  pdf.rect(x, y, width, height, null);
  pdf.clip();
  pdf.discardPath();
  const drawn = marks.cloneNode(true) as SVGSVGElement;
  drawHatching(drawn);
  drawn.setAttribute('font-family', FONT);
  for (const words of drawn.querySelectorAll('text')) placeWords(pdf, words);
  await svg2pdf(drawn, pdf, { x, y, width, height });
  pdf.restoreGraphicsState();
}

/** Gives words one of the two weights of the PDF, and their start: the writer would measure them in another font. */
function placeWords(pdf: jsPDF, words: SVGTextElement): void {
  const style = Number(words.getAttribute('font-weight')) > 500 ? 'bold' : 'normal';
  words.setAttribute('font-weight', style);
  const anchor = words.getAttribute('text-anchor');
  if (anchor === null || anchor === 'start') return;
  pdf.setFont(FONT, style);
  const size = Number(words.getAttribute('font-size'));
  const width = pdf.getStringUnitWidth(words.textContent.trim()) * size;
  const start = Number(words.getAttribute('x')) - (anchor === 'end' ? width : width / 2);
  words.setAttribute('x', String(start));
  words.setAttribute('text-anchor', 'start');
}

/** A sheet as a picture. */
export async function sheetToPng(items: readonly SheetItem[]): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(SHEET.width * PX_PER_MM);
  canvas.height = Math.round(SHEET.height * PX_PER_MM);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw the page.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PX_PER_MM, PX_PER_MM);
  const fonts = fontFaces();
  for (const item of items) {
    switch (item.kind) {
      case 'box':
        context.setLineDash(item.dashed ? [1, 1] : []);
        context.lineWidth = 0.3;
        if (item.fill) {
          context.fillStyle = item.fill;
          context.fillRect(item.x, item.y, item.width, item.height);
        }
        if (item.edge) {
          context.strokeStyle = item.edge;
          context.strokeRect(item.x, item.y, item.width, item.height);
        }
        break;
      case 'text':
        paintText(context, item);
        break;
      case 'picture': {
        const { x, y, width, height, picture } = item;
        context.drawImage(picture.picture, x, y, width, height);
        if (picture.marks)
          context.drawImage(await imageOf(picture, await fonts), x, y, width, height);
      }
    }
  }
  return pngOf(canvas);
}

function paintText(context: CanvasRenderingContext2D, item: TextItem): void {
  const { x, y, text, size, bold, colour, width } = item;
  const height = size * MM_PER_POINT;
  context.fillStyle = colour;
  context.textAlign = item.centred ? 'center' : 'left';
  context.font = `${bold ? 650 : 400} ${height}px 'Inter Variable', sans-serif`;
  let line = '';
  let at = y;
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      context.fillText(line, x, at);
      at += height * LINE_HEIGHT;
      line = word;
    } else line = longer;
  }
  context.fillText(line, x, at);
}

function pictureOfText(item: TextItem): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const height = item.size * MM_PER_POINT;
  canvas.width = Math.ceil(item.width * PX_PER_MM);
  canvas.height = Math.ceil(height * 4 * PX_PER_MM);
  const context = canvas.getContext('2d');
  context?.scale(PX_PER_MM, PX_PER_MM);
  if (context) paintText(context, { ...item, x: 0, y: height });
  return canvas;
}

async function imageOf(
  { marks, width, height }: PanePicture,
  fonts: string,
): Promise<HTMLImageElement> {
  const copy = marks?.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', FONT);
  copy.prepend(styleOf(fonts));
  const text = new XMLSerializer().serializeToString(copy);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

const pngOf = (canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (!blob) reject(new Error('This browser cannot write the page as a picture.'));
      else
        void blob.arrayBuffer().then((buffer) => {
          resolve(new Uint8Array(buffer));
        });
    }, 'image/png');
  });
