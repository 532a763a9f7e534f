import type { CodeGroup } from './code-group.ts';

/** Codes about the images of a product. */
export const IMAGE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052028],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Produto sem imagem principal',
      'O TikTok exige pelo menos uma imagem principal.',
      'Inclua uma imagem no produto.',
    ],
    en: ['Product without main image', 'TikTok demands at least one main image.', 'Add an image to the product.'],
  },
  {
    codes: [12019009],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Lista de imagens inválida',
      'O TikTok não aceitou a lista de imagens do produto.',
      'Confira as imagens do produto e envie de novo.',
    ],
    en: [
      'Image list invalid',
      'TikTok did not accept the list of images of the product.',
      'Check the images of the product and send it again.',
    ],
  },
  {
    codes: [12052722, 12019065, 12038008, 12052300],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Imagem não encontrada no TikTok',
      'O TikTok não reconhece uma imagem do produto: o envio venceu ou não foi concluído.',
      'A Ponte envia a imagem de novo na próxima sincronização.',
    ],
    en: [
      'Image not found on TikTok',
      'TikTok does not recognise an image of the product: its upload has lapsed or was not finished.',
      'Ponte uploads the image again in the next run.',
    ],
  },
  {
    codes: [12052520],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Imagem de variação não encontrada',
      'O TikTok não reconhece a imagem de uma variação.',
      'A Ponte envia a imagem da variação de novo.',
    ],
    en: [
      'Variation image not found',
      'TikTok does not recognise the image of a variation.',
      'Ponte uploads the image of the variation again.',
    ],
  },
  {
    codes: [12052340],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Imagem da descrição não encontrada',
      'Uma imagem dentro da descrição não está no TikTok.',
      'A Ponte envia as imagens da descrição de novo; se continuar, retire-as da descrição.',
    ],
    en: [
      'Description image not found',
      'An image inside the description is not on TikTok.',
      "Ponte uploads the description's images again; if it goes on, remove them from the description.",
    ],
  },
  {
    codes: [12052301, 12052302, 12052305],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Tamanho da imagem principal recusado',
      'Uma imagem principal tem menos de 300 pixels, mais de 4.000 ou uma proporção extrema.',
      'Use imagens entre 300 e 4.000 pixels de lado.',
    ],
    en: [
      'Main image size refused',
      'A main image has less than 300 pixels, more than 4,000 or extreme proportions.',
      'Use images of 300 to 4,000 pixels a side.',
    ],
  },
  {
    codes: [12052304],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Formato da imagem principal recusado',
      'Uma imagem principal não está em JPG, PNG, WEBP, HEIC ou BMP.',
      'Troque a imagem por um desses formatos.',
    ],
    en: [
      'Main image format refused',
      'A main image is not JPG, PNG, WEBP, HEIC or BMP.',
      'Replace the image by one of these formats.',
    ],
  },
  {
    codes: [12052306],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Imagens principais demais', 'O produto tem mais de nove imagens principais.', 'Deixe até nove imagens.'],
    en: ['Too many main images', 'The product has more than nine main images.', 'Leave nine images at most.'],
  },
  {
    codes: [12052056, 12052341, 12052342],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Imagens demais na descrição',
      'A descrição tem imagens demais ou grandes demais.',
      'Deixe até 30 imagens menores que 4.000 pixels na descrição.',
    ],
    en: [
      'Too many images in the description',
      'The description has too many images or images that are too large.',
      'Leave 30 images at most, below 4,000 pixels, in the description.',
    ],
  },
  {
    codes: [12052324, 12052343],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Formato de imagem da descrição recusado',
      'Uma imagem da descrição está em um formato que o TikTok não aceita.',
      'Use JPG ou PNG na descrição.',
    ],
    en: [
      'Description image format refused',
      'An image of the description is in a format that TikTok does not accept.',
      'Use JPG or PNG in the description.',
    ],
  },
  {
    codes: [12052521, 12052524],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Tamanho da imagem de variação recusado',
      'A imagem de uma variação é grande demais ou tem proporção extrema.',
      'Use uma imagem quadrada, de até 10 MB.',
    ],
    en: [
      'Variation image size refused',
      'The image of a variation is too large or has extreme proportions.',
      'Use a square image of at most 10 MB.',
    ],
  },
  {
    codes: [12052522],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Variação sem imagem',
      'Se uma opção da variação tem imagem, todas precisam ter, e falta em uma delas.',
      'Inclua a imagem que falta ou retire todas.',
    ],
    en: [
      'Variation without image',
      'If one option of the variation has an image, all need one, and one lacks it.',
      'Add the missing image or remove all.',
    ],
  },
  {
    codes: [12052523],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Formato da imagem de variação recusado',
      'A imagem de uma variação não está em um formato aceito.',
      'Use JPG, PNG ou WEBP.',
    ],
    en: [
      'Variation image format refused',
      'The image of a variation is not in an accepted format.',
      'Use JPG, PNG or WEBP.',
    ],
  },
  {
    codes: [12052356, 12052357],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Imagens extras de variação inválidas',
      'Há imagens extras demais em uma variação, ou falta a imagem principal dela.',
      'Deixe a imagem principal da variação e retire extras.',
    ],
    en: [
      'Extra variation images invalid',
      'A variation has too many extra images or lacks its main one.',
      'Keep the main image of the variation and remove extras.',
    ],
  },
  {
    codes: [12019116, 12038014],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Dimensões da imagem fora do limite',
      'A imagem tem menos ou mais pixels do que o TikTok aceita para este uso.',
      'Use uma imagem entre 300 e 4.000 pixels de lado.',
    ],
    en: [
      'Image dimensions out of bounds',
      'The image has fewer or more pixels than TikTok takes for this use.',
      'Use an image of 300 to 4,000 pixels a side.',
    ],
  },
];
