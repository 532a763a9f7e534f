import type { CodeGroup } from './code-group.ts';

/** Codes about uploads: images, videos, files, size charts. */
export const UPLOAD_CODES: readonly CodeGroup[] = [
  {
    codes: [12038002],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Arquivo enviado vazio ou ilegível',
      'O TikTok não conseguiu ler o arquivo enviado.',
      'Confira se a imagem abre no navegador e troque-a se não abrir.',
    ],
    en: [
      'Uploaded file empty or unreadable',
      'TikTok could not read the uploaded file.',
      'Check that the image opens in a browser and replace it if it does not.',
    ],
  },
  {
    codes: [12038004, 12019105],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Tipo de arquivo recusado',
      'O tipo do arquivo não é aceito para este uso.',
      'Envie o arquivo em um dos tipos aceitos.',
    ],
    en: [
      'File type refused',
      'The type of the file is not accepted for this use.',
      'Send the file in one of the accepted types.',
    ],
  },
  {
    codes: [12038005],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Imagem maior que 10 MB', 'O arquivo passa do tamanho máximo de 10 MB.', 'Use uma imagem menor.'],
    en: ['Image larger than 10 MB', 'The file is larger than the limit of 10 MB.', 'Use a smaller image.'],
  },
  {
    codes: [12038015],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Formato de imagem não suportado',
      'O TikTok não conseguiu processar o formato ou o conteúdo da imagem.',
      'Salve a imagem de novo em JPG ou PNG.',
    ],
    en: [
      'Image format not supported',
      'TikTok could not process the format or content of the image.',
      'Save the image again as JPG or PNG.',
    ],
  },
  {
    codes: [12019103, 12019104],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Arquivo enviado sem conteúdo ou sem nome',
      'O envio do arquivo chegou vazio ou sem nome.',
      'Envie de novo; se continuar, avise o suporte da Ponte.',
    ],
    en: [
      'File sent without content or name',
      'The upload arrived empty or without a name.',
      'Send it again; if it goes on, report it to Ponte support.',
    ],
  },
  {
    codes: [12019122, 12052360],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Vídeo inválido',
      'O vídeo não existe no TikTok ou sua proporção não está entre 9:16 e 16:9.',
      'Envie outro vídeo ou retire-o do produto.',
    ],
    en: [
      'Video invalid',
      'The video does not exist on TikTok or its proportions are not between 9:16 and 16:9.',
      'Send another video or remove it from the product.',
    ],
  },
  {
    codes: [12052128],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Tabela de medidas não encontrada',
      'A tabela de medidas indicada não existe no TikTok.',
      'Escolha outra tabela de medidas ou envie uma imagem.',
    ],
    en: [
      'Size chart not found',
      'The size chart that was named does not exist on TikTok.',
      'Choose another size chart or send an image.',
    ],
  },
  {
    codes: [12052673],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Falta a tabela de medidas',
      'A categoria exige uma tabela de medidas.',
      'Inclua uma imagem com a tabela de medidas.',
    ],
    en: ['Size chart missing', 'The category demands a size chart.', 'Add an image with the size chart.'],
  },
  {
    codes: [12052670, 12052671],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Imagem da tabela de medidas inválida',
      'A imagem da tabela de medidas não está no TikTok ou é grande demais.',
      'Envie a tabela de medidas de novo.',
    ],
    en: [
      'Size chart image invalid',
      'The image of the size chart is not on TikTok or is too large.',
      'Upload the size chart again.',
    ],
  },
  {
    codes: [12038007, 12038009, 12038010, 12038011, 12019070],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Pedido de tratamento de imagem inválido',
      'A chamada para traduzir ou otimizar imagens levou dados que o TikTok não aceita.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Image treatment request invalid',
      'The call to translate or optimise images carried data that TikTok does not accept.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12038012],
    kind: 'permanent',
    action: 'wait',
    pt: ['Limite diário de traduções de imagem', 'As 500 traduções de imagem do dia acabaram.', 'Continue amanhã.'],
    en: ['Daily limit of image translations', "The day's 500 image translations are used up.", 'Go on tomorrow.'],
  },
  {
    codes: [12038013, 12052372],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Recurso de imagem indisponível',
      'O TikTok não oferece este tratamento de imagem para a loja.',
      'Faça a alteração no Seller Center.',
    ],
    en: [
      'Image feature not available',
      'TikTok does not offer this image treatment to the shop.',
      'Make the change in Seller Center.',
    ],
  },
];
